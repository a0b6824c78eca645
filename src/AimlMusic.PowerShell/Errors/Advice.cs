using System.Management.Automation.Language;

namespace AimlMusic.PowerShell;

/// <summary>The recommended action for each error, with the command to run.</summary>
internal static class Advice
{
    /// <param name="e">The error.</param>
    /// <param name="isAboutSongs">Whether the command is about songs.</param>
    public static string For(AimlMusicException e, bool isAboutSongs) => (isAboutSongs ? null : ForOthers(e.Kind)) ?? ForSongs(e);

    // For commands that make and save no song.
    private static string? ForOthers(AimlMusicErrorKind kind) => kind switch
    {
        AimlMusicErrorKind.InsufficientCredits => "Top up the account at https://aimlapi.com/app/billing.",
        AimlMusicErrorKind.CardUnverified => "Verify the card at https://aimlapi.com/app/billing.",
        AimlMusicErrorKind.Forbidden => "Check the scopes and limits of the key at https://aimlapi.com/app/keys, and whether a proxy blocks the request. A management key cannot read charges: use an ordinary key of the account.",
        AimlMusicErrorKind.NotFound => "Check the base URI ('Connect-AimlMusic -BaseUri'): the service at that address does not have this function. The usage and the charges of the account are also at https://aimlapi.com/app/billing.",
        AimlMusicErrorKind.RequestInvalid => "Correct what the message names, and run the command again.",
        AimlMusicErrorKind.RateLimited or AimlMusicErrorKind.ServiceUnavailable => "Wait a moment, then run the command again.",
        AimlMusicErrorKind.ConnectionFailed => "Check the network, the proxy ('Connect-AimlMusic -Proxy') and the base URI, then run the command again.",
        AimlMusicErrorKind.FileNotFound => "Check the path with Get-ChildItem. For a name with brackets or other wildcard characters, use -LiteralPath.",
        AimlMusicErrorKind.FileExists => "Rename the file or move it, or replace it with -Force.",
        AimlMusicErrorKind.AlbumNotWritten => "Make the folder writable, and run the command again. The songs are not changed.",
        _ => null,
    };

    private static string ForSongs(AimlMusicException e) => e.Kind switch
    {
        AimlMusicErrorKind.ApiKeyMissing =>
            "Set the environment variable AIML_API_KEY, or run 'Connect-AimlMusic -ApiKey (Read-Host -AsSecureString)'. To try the module without a key, run 'Connect-AimlMusic -Sandbox'.",
        AimlMusicErrorKind.NotConnected =>
            "Run 'Connect-AimlMusic' again, or specify a connection from 'Connect-AimlMusic -PassThru': -Connection $using:connection. After a failed connect, 'Disconnect-AimlMusic' makes the key in the environment valid again.",
        AimlMusicErrorKind.Unauthorized =>
            "Check the key at https://aimlapi.com/app/keys, then run 'Connect-AimlMusic -ApiKey (Read-Host -AsSecureString)' or correct AIML_API_KEY.",
        AimlMusicErrorKind.InsufficientCredits => "Top up the account at https://aimlapi.com/app/billing, then run the command again with -Once, which buys only what is missing. Nothing was charged for this song.",
        AimlMusicErrorKind.CardUnverified => "Verify the card at https://aimlapi.com/app/billing, then run the command again with -Once, which buys only what is missing. Nothing was charged for this song.",
        AimlMusicErrorKind.Forbidden => "Check the scopes and limits of the key at https://aimlapi.com/app/keys, whether the account may use this model, and whether a proxy blocks the request. Nothing was charged for it.",
        AimlMusicErrorKind.RequestInvalid => "Correct the mistakes that the message names, and run the command again. In a batch, add -Once, which buys only what is missing. Nothing was charged for this song. 'Get-Help New-AimlMusic -Full' lists every limit.",
        AimlMusicErrorKind.FileNotFound => "Check the path with Get-ChildItem. For a name with brackets or other wildcard characters, use -LiteralPath.",
        AimlMusicErrorKind.NotFound => "Check the id, the account of the API key, and the base URI ('Connect-AimlMusic -BaseUri').",
        AimlMusicErrorKind.ModelNotFound => "'Get-AimlMusicModel' lists the models that this version knows, and 'Get-AimlMusicModel -Live' also those of the service. Names can contain wildcards, such as '*music*'.",
        AimlMusicErrorKind.RateLimited => "Wait a moment, then run the command again with -Once and a smaller -ThrottleLimit: only what is missing is bought. Nothing was charged for this song.",
        AimlMusicErrorKind.ServiceUnavailable => "Wait a moment, then run the command again. For New-AimlMusic, add -Once, which buys only what is missing.",
        AimlMusicErrorKind.ConnectionFailed => "Check the network, the proxy ('Connect-AimlMusic -Proxy') and the base URI, then run the command again. For New-AimlMusic, add -Once, which buys only what is missing.",
        AimlMusicErrorKind.SubmitOutcomeUnknown =>
            "Run 'Resume-AimlMusic | Save-AimlMusic' later. It saves the song if the service accepted it; if the service did not, it reports so half an hour after the submit at the latest. Then run this command again with -Once to buy the song.",
        AimlMusicErrorKind.LedgerUnavailable =>
            "Make the folder writable, or set the environment variable AIMLMUSIC_HOME to another folder. Nothing was sent, because without the ledger a song could be lost.",
        AimlMusicErrorKind.GenerationFailed => "A failed song costs nothing. If the reason names the prompt or the lyrics, change them; then submit the song again.",
        AimlMusicErrorKind.WaitTimeout => $"Continue to wait with: {StatusCommand(e)} -Wait | Save-AimlMusic",
        AimlMusicErrorKind.NotCompleted => $"Save it when it is ready with: {StatusCommand(e)} -Wait | Save-AimlMusic",
        AimlMusicErrorKind.AudioExpired => $"Get the song again with: {StatusCommand(e)}. If the link still does not work, the service has deleted the audio.",
        AimlMusicErrorKind.DownloadFailed when e.Generation is null => "Make the folder writable, or specify another one with -Path, then run the command again. Nothing was sent.",
        AimlMusicErrorKind.AudioCorrupt or AimlMusicErrorKind.DownloadFailed => $"The song is not lost. Save it again with: {StatusCommand(e)} | Save-AimlMusic",
        AimlMusicErrorKind.AudioLost =>
            "The audio cannot be recovered. If you submit the song again, you pay again. Songs of other models, such as minimax/music-2.6, can be downloaded more than once and are not lost in this way.",
        AimlMusicErrorKind.FileExists => $"Specify another name with -FileName or another folder with -Path, or replace the file with -Force.{PaidFor(e)}",
        AimlMusicErrorKind.SpendLimitReached when e.IsPriceUnknown =>
            "Get the price with 'Get-AimlMusicModel -Live', or make one song with this model without -MaxSpend: the ledger then has its price.",
        AimlMusicErrorKind.SpendLimitReached => "The songs that were sent are still completed. Run the command again with -Once and a higher -MaxSpend: only what is missing is bought.",
        AimlMusicErrorKind.InvalidFileName => "For -FileName, specify a plain name without folders; for -Path, specify a folder. Only a path with an audio extension, such as song.mp3, is the path of a file." + PaidFor(e),
        _ => "See 'Get-Help about_AimlMusic'.",
    };

    // The whole command run again would buy another song.
    private static string PaidFor(AimlMusicException e) =>
        e.Generation is { } song ? $" The song is paid for; save it without buying another one: Save-AimlMusic -Id '{CodeGeneration.EscapeSingleQuotedStringContent(song.Id)}'" : "";

    private static string StatusCommand(AimlMusicException e) =>
        $"Get-AimlMusicStatus -Id '{CodeGeneration.EscapeSingleQuotedStringContent(e.Generation?.Id ?? "")}'";
}
