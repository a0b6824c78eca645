using System.Diagnostics.CodeAnalysis;

namespace AimlMusic;

/// <summary>A parameter of a model: its JSON field and its limits.</summary>
public sealed class ParameterRule
{
    private readonly IReadOnlyList<object> _choices = [];

    /// <summary>Creates a rule.</summary>
    public ParameterRule()
    {
    }

    /// <summary>Copies a rule. Initializers change the copy.</summary>
    // This is no record: the copying method of a record is a member that PowerShell shows.
    [SetsRequiredMembers]
    internal ParameterRule(ParameterRule other)
    {
        Parameter = other.Parameter;
        Field = other.Field;
        AlternateField = other.AlternateField;
        IsRequired = other.IsRequired;
        Minimum = other.Minimum;
        Maximum = other.Maximum;
        Default = other.Default;
        Choices = other.Choices;
        Extensions = other.Extensions;
        File = other.File;
        Scale = other.Scale;
    }

    /// <summary>The parameter.</summary>
    public required MusicParameter Parameter { get; init; }

    /// <summary>The JSON field. A dot separates nested fields, as in <c>audio_setting.format</c>. It is empty if the parameter is uploaded before the request.</summary>
    public required string Field { get; init; }

    /// <summary>A second name of the field, if the vendor's documents disagree. Both names are sent.</summary>
    internal string? AlternateField { get; init; }

    /// <summary>Whether the parameter is required.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The minimum value or, for text, the minimum number of characters.</summary>
    public double? Minimum { get; init; }

    /// <summary>The maximum value or, for text, the maximum number of characters.</summary>
    public double? Maximum { get; init; }

    /// <summary>The default value of the service.</summary>
    public object? Default { get; init; }

    /// <summary>The permitted values, if only certain values are permitted.</summary>
    public IReadOnlyList<object> Choices
    {
        get => _choices;
        init => _choices = Indexed.Of(value);
    }

    /// <summary>The permitted extensions of a URL, if only certain extensions are permitted.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Whether the parameter is a file that is uploaded before the request, which then contains the ids from the upload.</summary>
    public bool IsUploaded => Field.Length == 0;

    /// <summary>The limits of a file that is sent with the request; null if only a URL is accepted.</summary>
    public FileLimits? File { get; init; }

    /// <summary>The factor from the unit of the parameter to that of the field: 1000 for a field in milliseconds.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>The limits in words, for example <c>10 to 2000 characters</c>, or an empty string.</summary>
    public string Limits => RuleWords.Limits(this);

    /// <summary>For example <c>Prompt (required): 10 to 2000 characters</c>.</summary>
    public override string ToString() => $"{Parameter}{(IsRequired ? " (required)" : "")}{(Limits.Length > 0 ? ": " + Limits : "")}";
}
