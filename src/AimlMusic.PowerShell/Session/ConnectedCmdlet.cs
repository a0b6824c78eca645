namespace AimlMusic.PowerShell;

/// <summary>A cmdlet that talks to the service.</summary>
public abstract class ConnectedCmdlet : AsyncCmdlet
{
    private AimlMusicClient? _client;
    private AimlMusicException? _whyNoLedger;

    /// <summary>The connection to use in place of the session's.</summary>
    [Parameter]
    [ValidateNotNull]
    public AimlMusicConnection? Connection { get; set; }

    /// <summary>The client. Asked for first when something is really to be sent, so that -WhatIf needs no key.</summary>
    protected AimlMusicClient Client => _client ??= new AimlMusicClient(FindConnection());

    /// <summary>The address that would be asked, for what asks nobody and needs no key.</summary>
    protected Uri LikelyBaseUri => (Connection ?? AimlMusicSession.Current)?.BaseUri ?? AimlMusicEnvironment.BaseUri ?? AimlMusicConnection.DefaultBaseUri;

    /// <summary>Whether it only says what it would do.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var asked)
        ? LanguagePrimitives.IsTrue(asked)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Whether the cmdlet does anything that needs a key.</summary>
    protected virtual bool NeedsKey => true;

    /// <summary>The ledger, or null where there is no place for one: what costs nothing goes on without it.</summary>
    protected SongLedger? Ledger { get; private set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            Ledger = new SongLedger
            {
                WriteFailed = e => Post(() => WriteWarning($"{e.Message} The song is not lost, but the ledger does not know of it.")),
            };
        }
        catch (AimlMusicException e)
        {
            _whyNoLedger = e;
        }
    }

    /// <summary>The ledger; without one no song is begun, and the cmdlet ends here.</summary>
    protected SongLedger RequireLedger()
    {
        if (_whyNoLedger is not null)
        {
            ThrowTerminatingError(ErrorRecords.From(_whyNoLedger, null));
        }

        return Ledger!;
    }

    private AimlMusicConnection FindConnection()
    {
        try
        {
            return Connection ?? SessionConnection.Find(this, NeedsKey);
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
            throw;
        }
    }
}
