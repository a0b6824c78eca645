using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>A page of the account's charges.</summary>
/// <param name="Charges">The charges.</param>
/// <param name="NextCursor">Where the next page begins; null where there is none.</param>
internal sealed record ChargePage(IReadOnlyList<Charge> Charges, string? NextCursor)
{
    /// <summary>The page, or null where the answer is none, or does not say whether there is another.</summary>
    public static ChargePage? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var data = document?.RootElement.Child("data") ?? default;
        var pagination = document?.RootElement.Child("pagination") ?? default;
        var hasMore = pagination.Child("has_more").ValueKind;
        var cursor = pagination.Text("next_cursor");
        if (data.ValueKind != JsonValueKind.Array || (cursor is null && hasMore != JsonValueKind.False))
        {
            return null;
        }

        var charges = data.EnumerateArray()
            .Where(row => row.Text("direction") != "TOPUP")
            .Select(row => new Charge(row.Text("reference_id"), row.Line("model"), row.Line("created_at"), row.Child("amount").Number("usd")));
        return new ChargePage([.. charges], hasMore == JsonValueKind.False ? null : cursor);
    }
}
