namespace AimlMusic.PowerShell;

/// <summary>Gets the models with their parameters and, with -Live, their prices. Costs nothing.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicModel", HelpUri = HelpPages.Address + "Get-AimlMusicModel.md")]
[OutputType(typeof(MusicModel))]
public sealed class GetAimlMusicModelCommand : ConnectedCmdlet
{
    private IReadOnlyList<MusicModel>? _models = MusicCatalog.Models;

    /// <summary>The ids or aliases of models. Wildcards are permitted.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Gets prices, new models and removed models from the service. No key is required.</summary>
    [Parameter]
    public SwitchParameter Live { get; set; }

    /// <inheritdoc/>
    protected override bool NeedsKey => false;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Live)
        {
            _models = null;
            CatalogLookup lookup = new(Client);
            Start(cancellation => AskAsync(lookup, cancellation), null);
        }

        base.EndProcessing();
        if (_models is not null)
        {
            Write(_models);
        }
    }

    private async Task AskAsync(CatalogLookup lookup, CancellationToken cancellationToken)
    {
        var catalog = await lookup.GetAsync(cancellationToken).ConfigureAwait(false);
        Post(() =>
        {
            _models = catalog.Models;
            if (catalog.Age is { } age)
            {
                WriteWarning($"The service's list of models is not available. The list shown was read {AgeWords.Of(age)} ago. {catalog.Failure?.Message}");
            }
        });
    }

    private void Write(IReadOnlyList<MusicModel> models)
    {
        var names = (Name ?? ["*"]).Select(name => new ModelName(name)).ToList();
        WriteObject(models.Where(model => names.Any(name => name.IsOf(model))), enumerateCollection: true);
        foreach (var name in names.Where(name => !name.HasWildcards && !models.Any(name.IsOf)))
        {
            WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.ModelNotFound, $"{(Live ? "Neither this version nor the service knows a" : "This version does not know a")} model '{name}'.", name.ToString()));
        }
    }
}
