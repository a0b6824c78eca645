using System.Management.Automation.Language;

namespace AimlMusic.PowerShell;

/// <summary>The way out of each error: what to do, with the command to run.</summary>
internal static class Advice
{
    public static string For(AimlMusicException e) => e.Kind switch
    {
        AimlMusicErrorKind.ApiKeyMissing =>
            "Set the environment variable AIML_API_KEY, or run 'Connect-AimlMusic -ApiKey (Read-Host -AsSecureString)'. To try without a key: 'Connect-AimlMusic -Sandbox'.",
        AimlMusicErrorKind.NotConnected =>
            "Run 'Connect-AimlMusic' so that it succeeds, or name a connection: -Connection $using:connection, from 'Connect-AimlMusic -PassThru'. After a connect that failed, 'Disconnect-AimlMusic' goes back to what the environment says.",
        AimlMusicErrorKind.Unauthorized =>
            "Check the key at https://aimlapi.com/app/keys, then run 'Connect-AimlMusic -ApiKey (Read-Host -AsSecureString)' or correct AIML_API_KEY.",
        AimlMusicErrorKind.InsufficientCredits => "Top up the account at https://aimlapi.com/app/billing, then run the command again with -Once, which buys only what is missing. Nothing was charged for this song.",
        AimlMusicErrorKind.CardUnverified => "Verify the card at https://aimlapi.com/app/billing, then run the command again with -Once, which buys only what is missing. Nothing was charged for this song.",
        AimlMusicErrorKind.Forbidden => "Check the key's scopes and limits at https://aimlapi.com/app/keys, that the account may use this model, and that no proxy stands in between. Nothing was charged for it.",
        AimlMusicErrorKind.RequestInvalid => "Correct what is named and run the command again; in a batch with -Once, which buys only what is missing. Nothing was charged for this song. 'Get-Help New-AimlMusic -Full' lists every limit.",
        AimlMusicErrorKind.NotFound => "Check the id, the key's account and the base URI ('Connect-AimlMusic -BaseUri').",
        AimlMusicErrorKind.ModelNotFound => "'Get-AimlMusicModel' lists the models that this version knows, 'Get-AimlMusicModel -Live' those of the service too; names may have wildcards, such as '*music*'.",
        AimlMusicErrorKind.RateLimited => "Wait a little and run the command again with -Once and a smaller -ThrottleLimit: only what is missing is bought. Nothing was charged for this song.",
        AimlMusicErrorKind.ServiceUnavailable => "Wait a little and run the command again; New-AimlMusic with -Once, which buys only what is missing.",
        AimlMusicErrorKind.ConnectionFailed => "Check the network, the proxy ('Connect-AimlMusic -Proxy') and the base URI, then run the command again; New-AimlMusic with -Once, which buys only what is missing.",
        AimlMusicErrorKind.SubmitOutcomeUnknown =>
            "Run 'Resume-AimlMusic | Save-AimlMusic' later: it saves the song where the service took it, and finds out within half an hour of the submit where it did not. Then the command with -Once buys it.",
        AimlMusicErrorKind.LedgerUnavailable =>
            "Make the folder writable, or name another one in the environment variable AIMLMUSIC_HOME. Nothing was sent: without the ledger a song could be lost.",
        AimlMusicErrorKind.GenerationFailed => "A failed song costs nothing: change the prompt or the lyrics where the reason names them, and submit it again.",
        AimlMusicErrorKind.WaitTimeout => $"Go on waiting with: {StatusCommand(e)} -Wait | Save-AimlMusic",
        AimlMusicErrorKind.NotCompleted => $"Save it when it is ready with: {StatusCommand(e)} -Wait | Save-AimlMusic",
        AimlMusicErrorKind.AudioExpired => $"Ask for the song again with: {StatusCommand(e)}. If its link stays dead, the service has deleted the audio.",
        AimlMusicErrorKind.DownloadFailed when e.Generation is null => "Make the folder writable, or name another one with -Path; then run the command again. Nothing was sent.",
        AimlMusicErrorKind.AudioCorrupt or AimlMusicErrorKind.DownloadFailed => $"The song is not lost. Save it again with: {StatusCommand(e)} | Save-AimlMusic",
        AimlMusicErrorKind.AudioLost =>
            "Nothing can bring it back. To have the song, submit it again and pay again; a model whose songs can be fetched again, such as minimax/music-2.6, does not lose them so.",
        AimlMusicErrorKind.FileExists => "Choose another name with -FileName or another folder with -Path, or replace the file with -Force.",
        AimlMusicErrorKind.SpendLimitReached when e.IsPriceUnknown =>
            "Ask what it costs with 'Get-AimlMusicModel -Live', or make one song of the model without -MaxSpend: from then on its price is in the ledger.",
        AimlMusicErrorKind.SpendLimitReached => "What was sent comes home. Run the command again with -Once and a greater -MaxSpend: only what is missing is bought.",
        AimlMusicErrorKind.InvalidFileName => "Give -FileName a plain name without folders, and -Path a folder; only a name that ends like an audio file's, such as song.mp3, is taken for the file.",
        _ => "See 'Get-Help about_AimlMusic'.",
    };

    private static string StatusCommand(AimlMusicException e) =>
        $"Get-AimlMusicStatus -Id '{CodeGeneration.EscapeSingleQuotedStringContent(e.Generation?.Id ?? "")}'";
}
