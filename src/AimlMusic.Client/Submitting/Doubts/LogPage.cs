using System.Text.Json;

namespace AimlMusic;

/// <summary>A page of the service's request log. Source: https://docs.aimlapi.com/api-references/service-endpoints/logs.</summary>
/// <param name="Rows">The rows that have a client request id.</param>
/// <param name="InferenceIds">The inference ids of all rows.</param>
/// <param name="Count">How many rows the page has.</param>
/// <param name="HasMore">Whether there are older rows.</param>
internal sealed record LogPage(IReadOnlyList<LogRow> Rows, IReadOnlyList<string> InferenceIds, int Count, bool HasMore)
{
    /// <summary>The page, or null where the answer is none.</summary>
    public static LogPage? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var data = document?.RootElement.Child("data") ?? default;
        if (data.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var rows = data.EnumerateArray()
            .Where(row => row.Text("client_request_id") is not null)
            .Select(row => new LogRow(
                row.Text("client_request_id")!, row.Id("inference_id"), row.Text("status") == "failed", row.Child("cost").Number("usd")));
        var ids = data.EnumerateArray().Select(row => row.Text("inference_id")).OfType<string>();
        var hasMore = document!.RootElement.Child("pagination").Child("has_more").ValueKind == JsonValueKind.True;
        return new LogPage([.. rows], [.. ids], data.GetArrayLength(), hasMore);
    }
}
