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

    private AimlMusicConnection FindConnection()
    {
        try
        {
            return Connection ?? AimlMusicSession.Current ?? AimlMusicEnvironment.Connect(HostVersion.Of(this));
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
            throw;
        }
    }
}
