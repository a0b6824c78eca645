using System.Text.Json;

namespace AimlMusic;

/// <summary>A page of the account's charges.</summary>
/// <param name="Charges">The charges that name a request.</param>
/// <param name="NextCursor">Where the next page begins; null where there is none.</param>
internal sealed record ChargePage(IReadOnlyList<Charge> Charges, string? NextCursor)
{
    /// <summary>The page, or null where the answer is none.</summary>
    public static ChargePage? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var data = document?.RootElement.Child("data") ?? default;
        if (data.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var charges = data.EnumerateArray()
            .Where(row => row.Text("reference_id") is not null)
            .Select(row => new Charge(row.Text("reference_id")!, row.Line("model"), row.Line("created_at"), row.Child("amount").Number("usd")));
        var pagination = document!.RootElement.Child("pagination");
        var hasMore = pagination.Child("has_more").ValueKind != JsonValueKind.False;
        return new ChargePage([.. charges], hasMore ? pagination.Text("next_cursor") : null);
    }
}
