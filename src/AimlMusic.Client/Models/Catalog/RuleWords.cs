using System.Globalization;

namespace AimlMusic.Models;

/// <summary>Formats the limits of a parameter in words.</summary>
internal static class RuleWords
{
    /// <summary>For example <c>10 to 2000 characters</c>, or an empty string.</summary>
    public static string Limits(ParameterRule rule)
    {
        if (rule.Choices.Count > 0)
        {
            return string.Join(", ", rule.Choices.Select(Text));
        }

        var isText = rule.Parameter is MusicParameter.Prompt or MusicParameter.Lyrics or MusicParameter.NegativePrompt;
        var unit = isText ? " characters" : rule.Parameter is MusicParameter.DurationSec or MusicParameter.StartSec ? " s" : "";
        return (rule.Minimum, rule.Maximum) switch
        {
            ({ } minimum, { } maximum) => $"{Text(minimum)} to {Text(maximum)}{unit}",
            ({ } minimum, null) => $"{Text(minimum)}{unit} or more",
            (null, { } maximum) => $"up to {Text(maximum)}{unit}",
            _ => string.Join(", ", rule.Extensions),
        };
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
