using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Changes the listed prices, the charged prices, or both. Accepted songs keep their price.</summary>
internal sealed class PricesControl(PriceList prices)
{
    public HttpResponseMessage Show()
    {
        var (listed, charged) = prices.Current;
        return JsonAnswer.Create(200, json =>
        {
            Write(json, "listed", listed);
            Write(json, "charged", charged);
        });
    }

    public HttpResponseMessage Change(SandboxRequest request)
    {
        if (request.Body is not { ValueKind: JsonValueKind.Object } body)
        {
            return Mistakes.Answer(["the body must be a JSON object"]);
        }

        List<string> mistakes = [];
        var listed = Read(body, "listed", mistakes);
        var charged = Read(body, "charged", mistakes);
        mistakes.AddRange(body.EnumerateObject().Where(field => field.Name is not ("listed" or "charged")).Select(field => $"{field.Name} is not known"));
        if (mistakes.Count > 0)
        {
            return Mistakes.Answer(mistakes);
        }

        prices.Set(listed, charged);
        return Show();
    }

    private static Dictionary<string, decimal> Read(JsonElement body, string name, List<string> mistakes)
    {
        var found = new Dictionary<string, decimal>();
        if (!body.TryGetProperty(name, out var value))
        {
            return found;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add($"{name} must be an object: a price in USD by model");
            return found;
        }

        foreach (var price in value.EnumerateObject())
        {
            if (price.Value.ValueKind == JsonValueKind.Number && price.Value.TryGetDecimal(out var usd) && PriceList.IsPrice(price.Name, usd))
            {
                found[price.Name] = usd;
            }
            else
            {
                mistakes.Add($"{name}.{price.Name} must be a price of the sandbox's models from 0 to {PriceList.Most}");
            }
        }

        return found;
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, decimal> prices)
    {
        json.WriteStartObject(name);
        foreach (var price in prices)
        {
            json.WriteNumber(price.Key, price.Value);
        }

        json.WriteEndObject();
    }
}
