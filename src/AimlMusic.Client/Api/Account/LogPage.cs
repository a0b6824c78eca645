using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>A page of the service's request log. Source: https://docs.aimlapi.com/api-references/service-endpoints/logs.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="HasMore">Whether there are older rows; true if the service does not say.</param>
internal sealed record LogPage(IReadOnlyList<LogRow> Rows, bool HasMore)
{
    public bool IsSandbox { get; init; }

    /// <summary>The page, or null if the answer is not valid.</summary>
    public static LogPage? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var data = document?.RootElement.Child("data") ?? default;
        if (data.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var hasMore = document!.RootElement.Child("pagination").Child("has_more").ValueKind != JsonValueKind.False;
        return new LogPage([.. data.EnumerateArray().Select(ReadRow)], hasMore);
    }

    // A failed request is not charged. If there is a charge, the request did not fail.
    private static LogRow ReadRow(JsonElement row)
    {
        var usd = row.Child("cost").Number("usd");
        return new(row.Text("client_request_id"), row.Id("inference_id"), row.Text("status") == "failed" && usd is not > 0, usd, row.Line("model"), row.Moment("created"));
    }
}
