using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>The settings that can be changed while the sandbox runs. A new generation time applies to later songs.</summary>
internal sealed class SettingsControl(SandboxSettings settings, GenerationBook book)
{
    private const decimal MaxSeconds = 366m * 24 * 3600;

    public HttpResponseMessage Show(SandboxRequest request) => JsonAnswer.Create(200, json =>
    {
        json.WriteNumber("generationSeconds", settings.GenerationTime.TotalSeconds);
        json.WriteNumber("linkLifetimeSeconds", settings.LinkLifetime.TotalSeconds);
        json.WriteNumber("logLagSeconds", settings.LogLag.TotalSeconds);
        json.WriteNumber("transactionLagSeconds", settings.TransactionLag.TotalSeconds);
        json.WriteNumber("balance", book.BalanceAt(request.Time));
    });

    public HttpResponseMessage Change(SandboxRequest request)
    {
        if (request.Body is not { ValueKind: JsonValueKind.Object } body)
        {
            return Mistakes.Answer(["the body must be a JSON object"]);
        }

        var mistakes = body.EnumerateObject().Select(Mistake).OfType<string>().ToList();
        if (mistakes.Count > 0)
        {
            return Mistakes.Answer(mistakes);
        }

        foreach (var property in body.EnumerateObject())
        {
            Set(property.Name, property.Value.GetDecimal(), request.Time);
        }

        return Show(request);
    }

    private static string? Mistake(JsonProperty property)
    {
        if (property.Name is not ("generationSeconds" or "linkLifetimeSeconds" or "logLagSeconds" or "transactionLagSeconds" or "balance"))
        {
            return $"{property.Name} is not a setting";
        }

        return property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetDecimal(out var value) && value is >= 0 and <= MaxSeconds
            ? null
            : $"{property.Name} must be a number from 0 to {MaxSeconds}";
    }

    private void Set(string name, decimal value, DateTimeOffset now)
    {
        switch (name)
        {
            case "generationSeconds":
                settings.GenerationTime = TimeSpan.FromSeconds((double)value);
                break;
            case "linkLifetimeSeconds":
                settings.LinkLifetime = TimeSpan.FromSeconds((double)value);
                break;
            case "logLagSeconds":
                settings.LogLag = TimeSpan.FromSeconds((double)value);
                break;
            case "transactionLagSeconds":
                settings.TransactionLag = TimeSpan.FromSeconds((double)value);
                break;
            default:
                book.SetBalance(value, now);
                break;
        }
    }
}
