using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Adds transactions that are not for songs. They are listed, and change neither the balance nor the usage of a key.</summary>
internal sealed class TransactionsControl(OtherMovements movements)
{
    private static readonly string[] Types = ["PAYMENT", "BONUS", "REFUND", "ADJUSTMENT", "MODEL_USAGE", "CREDITS_EXPIRED", "INIT"];

    public HttpResponseMessage Add(SandboxRequest request)
    {
        if (request.Body is not { ValueKind: JsonValueKind.Object } body)
        {
            return Mistakes.Answer(["the body must be a JSON object"]);
        }

        var direction = Text(body, "direction");
        var type = Text(body, "type");
        DateTimeOffset created = default;
        List<string> mistakes =
        [
            .. direction is "TOPUP" or "CHARGE" ? Array.Empty<string>() : ["direction must be TOPUP or CHARGE"],
            .. Types.Contains(type) ? Array.Empty<string>() : ["type must be one of " + string.Join(", ", Types)],
            .. Usd(body) is null ? ["usd must be a number"] : Array.Empty<string>(),
            .. Text(body, "created") is { } text && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out created) ? ["created must be a time"] : Array.Empty<string>(),
        ];
        if (mistakes.Count > 0)
        {
            return Mistakes.Answer(mistakes);
        }

        movements.Add(new Transaction(0, created == default ? request.Time : created, direction!, type!, Usd(body)!.Value, Text(body, "model"), Text(body, "referenceId")));
        return JsonAnswer.Create(200, _ => { });
    }

    private static decimal? Usd(JsonElement body) =>
        body.TryGetProperty("usd", out var usd) && usd.ValueKind == JsonValueKind.Number && usd.TryGetDecimal(out var number) ? number : null;

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
