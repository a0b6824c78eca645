using System.Text.Json;

namespace AimlMusic;

/// <summary>A page of the service's request log. Source: https://docs.aimlapi.com/api-references/service-endpoints/logs.</summary>
internal sealed record LogPage(IReadOnlyList<LogRow> Rows, int Count, bool HasMore)
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
                row.Text("client_request_id")!, row.Text("inference_id"), row.Text("status") == "failed", row.Child("cost").Number("usd")));
        var hasMore = document!.RootElement.Child("pagination").Child("has_more").ValueKind == JsonValueKind.True;
        return new LogPage([.. rows], data.GetArrayLength(), hasMore);
    }
}
