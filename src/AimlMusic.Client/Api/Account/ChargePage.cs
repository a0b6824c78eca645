using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>A page of the account's charges.</summary>
/// <param name="Charges">The charges.</param>
/// <param name="NextCursor">The cursor of the next page; null for the last page.</param>
internal sealed record ChargePage(IReadOnlyList<Charge> Charges, string? NextCursor)
{
    /// <summary>The page, or null if the answer is not valid or does not show whether there is another page.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="isOfRefunds">Read the refunds instead of the charges.</param>
    public static ChargePage? Read(ReadOnlyMemory<byte> json, bool isOfRefunds = false)
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
            .Where(row => isOfRefunds == (row.Text("direction") == "TOPUP"))
            .Select(row => new Charge(row.Text("reference_id"), row.Line("model"), row.Line("created_at"), Usd(row.Child("amount"), isOfRefunds), row.Text("type")));
        return new ChargePage([.. charges], hasMore == JsonValueKind.False ? null : cursor);
    }

    // The direction determines the sign of a refund, whatever the sign of the number.
    private static decimal? Usd(JsonElement amount, bool isOfRefunds)
    {
        var usd = amount.Number("usd") ?? amount.Number("credits") / AccountUsage.CreditsPerUsd;
        return isOfRefunds && usd is { } number ? -Math.Abs(number) : usd;
    }
}
