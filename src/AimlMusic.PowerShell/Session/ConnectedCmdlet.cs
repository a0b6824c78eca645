namespace AimlMusic.PowerShell;

/// <summary>The base class of cmdlets that send requests to the service.</summary>
public abstract class ConnectedCmdlet : AsyncCmdlet
{
    private AimlMusicClient? _client;
    private AimlMusicException? _whyNoLedger;

    /// <summary>The connection to use instead of that of the session.</summary>
    [Parameter]
    [ValidateNotNull]
    public AimlMusicConnection? Connection { get; set; }

    /// <summary>The client. It is created only when something is to be sent, so that -WhatIf needs no key.</summary>
    private protected AimlMusicClient Client => _client ??= new AimlMusicClient(FindConnection());

    /// <summary>The base URI that would be used, for operations that send nothing and need no key.</summary>
    protected Uri LikelyBaseUri => (Connection ?? AimlMusicSession.Current)?.BaseUri ?? AimlMusicEnvironment.BaseUri ?? AimlMusicConnection.DefaultBaseUri;

    /// <summary>Whether -WhatIf is in effect.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var asked)
        ? LanguagePrimitives.IsTrue(asked)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Whether the cmdlet needs an API key.</summary>
    protected virtual bool NeedsKey => true;

    /// <summary>The ledger, or null if there is no folder for it. Operations that cost nothing continue without it.</summary>
    private protected SongLedger? Ledger { get; private set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            Ledger = new SongLedger
            {
                WriteFailed = e => Post(() => WriteWarning($"{e.Message} The song is not lost, but the ledger has no record of it.")),
            };
        }
        catch (AimlMusicException e)
        {
            _whyNoLedger = e;
        }
    }

    /// <summary>Gets the ledger. If there is none, the cmdlet ends with an error, and no song is submitted.</summary>
    private protected SongLedger RequireLedger()
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
            ThrowTerminatingError(ErrorRecords.From(e, null, null, IsAboutSongs));
            throw;
        }
    }
}
