using System.Globalization;

namespace AimlMusic;

/// <summary>A period of the account: the last hours, days or weeks, or from one time to another.</summary>
internal sealed record AccountPeriod
{
    private const int LongestDays = 3660;

    private AccountPeriod()
    {
    }

    /// <summary>The length up to now; null for a period with a start.</summary>
    public TimeSpan? Last { get; private init; }

    /// <summary>The start; null for a period up to now.</summary>
    public DateTimeOffset? Since { get; private init; }

    /// <summary>The end, exclusive; null for now.</summary>
    public DateTimeOffset? Until { get; private init; }

    /// <summary>Whether the period ends now.</summary>
    internal bool EndsNow => Until is null;

    /// <summary>A period from one time to another.</summary>
    /// <param name="since">The start.</param>
    /// <param name="until">The end, exclusive; null for now.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.RequestInvalid"/>: the end is not after the start, or the period is longer than ten years.</exception>
    public static AccountPeriod Between(DateTimeOffset since, DateTimeOffset? until) =>
        until <= since ? throw Invalid("The period ends before it starts")
        : until - since > TimeSpan.FromDays(LongestDays) ? throw Invalid("The period is longer than ten years")
        : new() { Since = since, Until = until };

    /// <summary>The last hours, days or weeks.</summary>
    /// <param name="text">A number from 1 and one of the letters h, d and w, such as <c>12h</c>, <c>30d</c> or <c>2w</c>; at most ten years (<c>3660d</c>).</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.RequestInvalid"/>: the text is none of these.</exception>
    public static AccountPeriod Parse(string text)
    {
        var trimmed = text.Trim();
        var hours = trimmed.Length == 0 ? 0 : char.ToLowerInvariant(trimmed[^1]) switch { 'h' => 1, 'd' => 24, 'w' => 24 * 7, _ => 0 };
        return hours > 0 && int.TryParse(trimmed[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && (long)number * hours <= LongestDays * 24
            ? new() { Last = TimeSpan.FromHours((double)number * hours) }
            : throw Invalid($"'{text}' is not a period. Specify a number of hours, days or weeks of at most ten years, such as 12h, 30d or 2w");
    }

    /// <summary>The start and the end.</summary>
    /// <param name="now">The service's time.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.RequestInvalid"/>: the start is in the future, or more than ten years ago.</exception>
    internal (DateTimeOffset Start, DateTimeOffset End) Resolve(DateTimeOffset now)
    {
        var start = Since ?? now - Last!.Value;
        var end = Until ?? now;
        return start >= end ? throw Invalid("The period starts in the future")
            : end - start > TimeSpan.FromDays(LongestDays) ? throw Invalid("The period is longer than ten years")
            : (start, end);
    }

    private static AimlMusicException Invalid(string message) => new(AimlMusicErrorKind.RequestInvalid, message + ".");
}
