namespace AimlMusic.PowerShell;

/// <summary>A cmdlet that talks to the service.</summary>
public abstract class ConnectedCmdlet : AsyncCmdlet
{
    private AimlMusicClient? _client;

    /// <summary>The connection to use in place of the session's.</summary>
    [Parameter]
    [ValidateNotNull]
    public AimlMusicConnection? Connection { get; set; }

    /// <summary>The client. Asked for first when something is really to be sent, so that -WhatIf needs no key.</summary>
    protected AimlMusicClient Client => _client ??= new AimlMusicClient(FindConnection());

    private static AimlMusicException SandboxElsewhere() => new(
        AimlMusicErrorKind.ApiKeyMissing,
        "This runspace has no connection of its own, and another one of this process uses the sandbox. So that nothing is paid for by mistake, name the connection: -Connection $using:connection, from Connect-AimlMusic -PassThru.");

    private AimlMusicConnection FindConnection()
    {
        try
        {
            return Connection ?? AimlMusicSession.Current ?? (AimlMusicSession.IsSandboxChosen ? throw SandboxElsewhere() : AimlMusicEnvironment.Connect(HostVersion.Of(this)));
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
            throw;
        }
    }
}
