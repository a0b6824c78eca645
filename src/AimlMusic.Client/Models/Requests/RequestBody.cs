using System.Text.Json.Nodes;

namespace AimlMusic;

/// <summary>Creates the JSON body of a request, with each parameter in the field of the model.</summary>
internal static class RequestBody
{
    private const string ModelField = "model";

    /// <summary>The body that is sent.</summary>
    public static JsonObject Create(MusicRequest request)
    {
        var body = CreateNamed(request, request.Entry);
        Merge(request.AdditionalParameters, body, "", []);
        return body;
    }

    /// <summary>
    /// The body for comparisons of requests. It uses only the field names of the catalog, so it does not change when the schema of the service does.
    /// </summary>
    internal static JsonObject CreateCanonical(MusicRequest request)
    {
        var body = CreateNamed(request, MusicCatalog.Find(request.Model), withAlternates: false);
        Merge(request.AdditionalParameters, body, "", []);
        return body;
    }

    /// <summary>The additional fields that would overwrite another field.</summary>
    internal static IReadOnlyList<string> FindConflicts(MusicRequest request, MusicModel model)
    {
        if (request.AdditionalParameters is null)
        {
            return [];
        }

        List<string> conflicts = [];
        Merge(request.AdditionalParameters, CreateNamed(request, model), "", conflicts);
        return conflicts;
    }

    private static JsonObject CreateNamed(MusicRequest request, MusicModel model, bool withAlternates = true)
    {
        JsonObject body = new() { [ModelField] = model.Id };
        foreach (var rule in model.Parameters)
        {
            if (!rule.IsUploaded && request.ValueOf(rule.Parameter, model) is { } value and not false)
            {
                Set(body, rule.Field, ToJson(value, rule));
                if (withAlternates && rule.AlternateField is { } alternate)
                {
                    Set(body, alternate, ToJson(value, rule));
                }
            }
        }

        return body;
    }

    private static void Set(JsonObject body, string field, JsonNode value)
    {
        var dot = field.IndexOf('.');
        if (dot < 0)
        {
            body[field] = value;
            return;
        }

        var outer = field[..dot];
        body[outer] ??= new JsonObject();
        Set(body[outer]!.AsObject(), field[(dot + 1)..], value);
    }

    private static JsonValue ToJson(object value, ParameterRule rule) => value switch
    {
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number * rule.Scale),
        double number => Number(number * rule.Scale),
        ReferenceFile file => JsonValue.Create(file.Mark),
        AudioFormat format => JsonValue.Create(format.ToString().ToLowerInvariant()),
        _ => JsonValue.Create((string)value),
    };

    // The service expects integers. Other numbers are sent only with -SkipValidation, and the service validates them.
    private static JsonValue Number(double number)
    {
        var rounded = Math.Round(number);
        return Math.Abs(number - rounded) < 1e-6 && Math.Abs(rounded) < long.MaxValue ? JsonValue.Create((long)rounded) : JsonValue.Create(number);
    }

    private static void Merge(JsonObject? from, JsonObject into, string prefix, List<string> conflicts)
    {
        if (from is null)
        {
            return;
        }

        foreach (var field in from)
        {
            var (name, value) = (field.Key, field.Value);
            if (!into.TryGetPropertyValue(name, out var there))
            {
                into[name] = value?.DeepClone();
            }
            else if (value is JsonObject inner && there is JsonObject target)
            {
                Merge(inner, target, prefix + name + ".", conflicts);
            }
            else
            {
                conflicts.Add(prefix + name);
            }
        }
    }
}
