namespace AimlMusic;

/// <summary>A model of the service: what it is for and what may be asked of it.</summary>
public sealed record MusicModel
{
    private readonly IReadOnlyList<ParameterRule> _parameters = [];
    private readonly IReadOnlyList<string> _aliases = [];

    /// <summary>The model's id, as the service knows it.</summary>
    public required string Id { get; init; }

    /// <summary>What the model is good for, in a line.</summary>
    public required string Description { get; init; }

    /// <summary>The parameters that the model takes.</summary>
    public required IReadOnlyList<ParameterRule> Parameters
    {
        get => _parameters;
        init => _parameters = Indexed.Of(value);
    }

    /// <summary>How the model wants its lyrics.</summary>
    public LyricsForm LyricsForm { get; init; }

    /// <summary>Whether the vendor still recommends the model, and whether it still serves it.</summary>
    public ModelLifecycle Lifecycle { get; init; }

    /// <summary>The model that the vendor recommends instead; null where it names none.</summary>
    public string? Replacement { get; init; }

    /// <summary>Since when the vendor has deprecated the model, in UTC; null where it gives no date.</summary>
    public DateTimeOffset? DeprecatedOn { get; init; }

    /// <summary>When the vendor ends the model, or has ended it, in UTC; null where it gives no date.</summary>
    public DateTimeOffset? ShutdownOn { get; init; }

    /// <summary>Why the vendor deprecates the model, in its words; null where it gives no reason.</summary>
    public string? LifecycleReason { get; init; }

    /// <summary>Whether the vendor recommends another model or has withdrawn this one.</summary>
    public bool IsDeprecated => Lifecycle != ModelLifecycle.Current;

    /// <summary>Whether the service still serves the model; null where it was not asked. A deprecated model may have left the list and still be served.</summary>
    public bool? IsAvailable { get; init; }

    /// <summary>What the model costs; null where the service was not asked, or did not say.</summary>
    public ModelPricing? Pricing { get; init; }

    /// <summary>Other names that the service knows the model by.</summary>
    public IReadOnlyList<string> Aliases
    {
        get => _aliases;
        init => _aliases = Indexed.Of(value);
    }

    /// <summary>The model's name, as the service shows it.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Who made the model, as the service says.</summary>
    public string? Developer { get; init; }

    /// <summary>Whether it was a sandbox that was asked: its prices are for play money.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>How the service hands the songs over.</summary>
    public MusicEndpoint Endpoint { get; init; }

    /// <summary>Whether this version's catalog has the model.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>
    /// Whether the model's limits are known: from this version's catalog, or from the service's own schema of it (-Live). Otherwise only the service checks
    /// a request.
    /// </summary>
    public bool HasLimits { get; init; } = true;

    /// <summary>The rule of a parameter, or null where the model does not take it.</summary>
    // A loop: it runs dozens of times for every song.
    public ParameterRule? RuleFor(MusicParameter parameter)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Parameter == parameter)
            {
                return Parameters[i];
            }
        }

        return null;
    }

    /// <summary>Whether the model has that name.</summary>
    internal bool IsCalled(Func<string, bool> isName) => isName(Id) || Aliases.Any(isName);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
