using System.Diagnostics.CodeAnalysis;

namespace AimlMusic;

/// <summary>A model of the service with its parameters.</summary>
public sealed class MusicModel
{
    private readonly IReadOnlyList<ParameterRule> _parameters = [];
    private readonly IReadOnlyList<string> _aliases = [];

    /// <summary>Creates a model.</summary>
    public MusicModel()
    {
    }

    /// <summary>Copies a model. Initializers change the copy.</summary>
    // This is no record: the copying method of a record is a member that PowerShell shows.
    [SetsRequiredMembers]
    internal MusicModel(MusicModel other)
    {
        Id = other.Id;
        Description = other.Description;
        Parameters = other.Parameters;
        LyricsForm = other.LyricsForm;
        Lifecycle = other.Lifecycle;
        Replacement = other.Replacement;
        DeprecatedOn = other.DeprecatedOn;
        ShutdownOn = other.ShutdownOn;
        LifecycleReason = other.LifecycleReason;
        IsAvailable = other.IsAvailable;
        Pricing = other.Pricing;
        Aliases = other.Aliases;
        DisplayName = other.DisplayName;
        Developer = other.Developer;
        IsSandbox = other.IsSandbox;
        Endpoint = other.Endpoint;
        IsKnown = other.IsKnown;
        HasLimits = other.HasLimits;
    }

    /// <summary>The id of the model.</summary>
    public required string Id { get; init; }

    /// <summary>A description of the model in one line.</summary>
    public required string Description { get; init; }

    /// <summary>The parameters that the model accepts.</summary>
    public required IReadOnlyList<ParameterRule> Parameters
    {
        get => _parameters;
        init => _parameters = Indexed.Of(value);
    }

    /// <summary>The form in which the model accepts lyrics.</summary>
    public LyricsForm LyricsForm { get; init; }

    /// <summary>The lifecycle of the model: whether the vendor still recommends and provides it.</summary>
    public ModelLifecycle Lifecycle { get; init; }

    /// <summary>The model that the vendor recommends instead, or null.</summary>
    public string? Replacement { get; init; }

    /// <summary>The date on which the vendor deprecated the model, in UTC, or null.</summary>
    public DateTimeOffset? DeprecatedOn { get; init; }

    /// <summary>The date on which the vendor withdraws or has withdrawn the model, in UTC, or null.</summary>
    public DateTimeOffset? ShutdownOn { get; init; }

    /// <summary>The vendor's reason for the lifecycle, or null.</summary>
    public string? LifecycleReason { get; init; }

    /// <summary>Whether the vendor recommends another model, or has withdrawn this one.</summary>
    public bool IsDeprecated => Lifecycle != ModelLifecycle.Current;

    /// <summary>Whether the service provides the model; null without -Live. A deprecated model can be available although it is no longer in the list.</summary>
    public bool? IsAvailable { get; init; }

    /// <summary>The price of the model; null without -Live, or if the service reports none.</summary>
    public ModelPricing? Pricing { get; init; }

    /// <summary>The aliases of the model at the service.</summary>
    public IReadOnlyList<string> Aliases
    {
        get => _aliases;
        init => _aliases = Indexed.Of(value);
    }

    /// <summary>The display name of the model at the service.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The developer of the model, as reported by the service.</summary>
    public string? Developer { get; init; }

    /// <summary>Whether the data comes from a sandbox, whose prices are play money.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>How the service delivers the songs.</summary>
    public MusicEndpoint Endpoint { get; init; }

    /// <summary>Whether the catalog of this version contains the model.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>
    /// Whether the limits of the model are known, from the catalog of this version or from the schema of the service (-Live). Otherwise only the
    /// service validates a request.
    /// </summary>
    public bool HasLimits { get; init; } = true;

    /// <summary>Gets the rule of a parameter, or null if the model does not accept it.</summary>
    // A loop instead of LINQ: it runs dozens of times per song.
    internal ParameterRule? RuleFor(MusicParameter parameter)
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

    /// <summary>Whether the id or an alias of the model matches.</summary>
    internal bool IsCalled(Func<string, bool> isName) => isName(Id) || Aliases.Any(isName);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
