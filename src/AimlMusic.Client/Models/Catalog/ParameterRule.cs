namespace AimlMusic;

/// <summary>One parameter of one model: the JSON field that carries it, and its limits.</summary>
public sealed record ParameterRule
{
    private readonly IReadOnlyList<object> _choices = [];

    /// <summary>The parameter.</summary>
    public required MusicParameter Parameter { get; init; }

    /// <summary>The JSON field; a dot stands for nesting, as in <c>audio_setting.format</c>. Empty where it is uploaded ahead of the request.</summary>
    public required string Field { get; init; }

    /// <summary>Another name of the field, where the vendor's documents disagree about it: both are sent.</summary>
    internal string? AlternateField { get; init; }

    /// <summary>Whether the model refuses a request without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The smallest value; for text, the smallest number of characters.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest value; for text, the greatest number of characters.</summary>
    public double? Maximum { get; init; }

    /// <summary>What the service takes where nothing is given.</summary>
    public object? Default { get; init; }

    /// <summary>The only values there are, where there are only some.</summary>
    public IReadOnlyList<object> Choices
    {
        get => _choices;
        init => _choices = Indexed.Of(value);
    }

    /// <summary>The extensions that an address may have, where it must have one of some.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Whether it is a file that is uploaded ahead of the request, which then has the ids that the upload gave.</summary>
    public bool IsUploaded => Field.Length == 0;

    /// <summary>What is taken of a file that is sent along; null where only a URL can be given.</summary>
    public FileLimits? File { get; init; }

    /// <summary>How many of the field's units make one of the parameter's: 1000 for a field in milliseconds.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>The limits in words, for example <c>10 to 2000 characters</c>; empty where there are none.</summary>
    public string Limits => RuleWords.Limits(this);

    /// <summary>For example <c>Prompt (required): 10 to 2000 characters</c>.</summary>
    public override string ToString() => $"{Parameter}{(IsRequired ? " (required)" : "")}{(Limits.Length > 0 ? ": " + Limits : "")}";
}
