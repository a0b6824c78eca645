using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>The properties of the API key: <c>GET /v1/key</c>. Source: https://docs.aimlapi.com/api-references/service-endpoints.</summary>
internal sealed record KeyInfo
{
    private const string AudioScope = "model:audio";
    private const int LongestScope = 100;

    public bool IsDisabled { get; init; }

    /// <summary>The scopes of the key; null if the answer does not contain them.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The spending limit of the key, in US dollars; null if there is none.</summary>
    public decimal? Limit { get; init; }

    /// <summary>The period of the limit: day, week or month. It starts at 00:00 UTC.</summary>
    public string? LimitPeriod { get; init; }

    public decimal? LimitUsed { get; init; }

    /// <summary>The reason why the key cannot be used for songs; null if there is none.</summary>
    public string? Reason =>
        IsDisabled ? "The key is disabled"
        : Scopes is { } scopes && !scopes.Any(IsForAudio) ? $"The key lacks the scope '{AudioScope}' (it has {(scopes.Count == 0 ? "none" : string.Join(", ", scopes))})"
        : Limit is { } limit && LimitUsed >= limit ? string.Format(CultureInfo.InvariantCulture, "The spending limit of the key, {0:0.######} USD{1}, is used up", limit, LimitPeriod is null ? "" : " per " + LimitPeriod)
        : null;

    public static KeyInfo? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var root = document?.RootElement ?? default;
        var data = root.Child("data") is { ValueKind: JsonValueKind.Object } inner ? inner : root;
        if (data.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var limit = data.Child("limit");
        var isNested = limit.ValueKind == JsonValueKind.Object;
        return new()
        {
            IsDisabled = data.Child("disabled").ValueKind == JsonValueKind.True,
            Scopes = data.Child("scopes").ValueKind == JsonValueKind.Array ? [.. data.Child("scopes").Lines(LongestScope)] : null,
            Limit = isNested ? limit.Number("amount") ?? limit.Number("usd") : data.Number("limit"),
            LimitPeriod = isNested ? limit.Line("period", LongestScope) ?? limit.Line("reset", LongestScope) : data.Line("limit_reset", LongestScope),
            LimitUsed = isNested ? limit.Number("used") : data.Number("limit_used") ?? data.Number("monthly_usage"),
        };
    }

    private static bool IsForAudio(string scope) => scope is "*" or "model:*" || string.Equals(scope, AudioScope, StringComparison.OrdinalIgnoreCase);
}
