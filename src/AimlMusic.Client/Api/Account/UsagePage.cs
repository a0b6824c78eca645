using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>The usage of the key, by day and model. Source: https://docs.aimlapi.com/api-references/service-endpoints/api-key-usage.</summary>
/// <param name="Groups">The groups that have requests or cost something.</param>
internal sealed record UsagePage(IReadOnlyList<UsageGroup> Groups)
{
    // The total is not computed from the groups, and may differ from their sum by some nano-dollars for each.
    private const decimal Tolerance = 0.000001m;

    public bool IsSandbox { get; init; }

    /// <summary>The report; null if it is not valid, a group is incomplete or outside the window, or the groups do not add up to the total.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="window">The requested window.</param>
    public static UsagePage? Read(ReadOnlyMemory<byte> json, TimeWindow window)
    {
        using var document = JsonReading.Parse(json);
        var root = document?.RootElement ?? default;
        if (root.Child("groups") is not { ValueKind: JsonValueKind.Array } list)
        {
            return null;
        }

        var groups = list.EnumerateArray().Select(UsageGroup.Read).ToList();
        if (groups.Exists(group => group is null || group.Day.AddDays(1) <= window.Start || group.Day > window.End))
        {
            return null;
        }

        var isWhole = (UsageGroup.Count(root, "requests") is not { } charged || charged == groups.Sum(group => group!.Charged))
            && (root.Number("spend") is not { } spend || Math.Abs(spend - groups.Sum(group => group!.Usd)) <= Tolerance * (groups.Count + 1));
        // A day that starts at the end of the window is not part of it.
        return isWhole ? new([.. groups.OfType<UsageGroup>().Where(group => (group.Requests > 0 || group.Usd != 0) && group.Day < window.End)]) : null;
    }
}
