using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>
/// Reads the messages in an error answer, in any known format: the two of the service (https://docs.aimlapi.com/errors-and-messages), those of
/// the frameworks and models behind it, and those of gateways.
/// </summary>
internal static class ServiceWords
{
    private const int MostProblems = 20;

    private static readonly string[] Sayings = ["message", "detail", "details", "description", "msg", "reason", "title"];

    /// <summary>The message; null if there is none.</summary>
    public static string? Of(JsonElement root) =>
        OfError(root.Child("error")) ?? First(root) ?? root.Text("error_description") ?? NotBlank(root.Child("base_resp").Text("status_msg"));

    /// <summary>The message of an error, which is a text or an object; null if there is none.</summary>
    public static string? OfError(JsonElement error)
    {
        var said = NotBlank(error.AsText()) ?? First(error);
        var code = NotBlank(CodeOf(error.Child("code")));
        return said is null ? code ?? NotBlank(error.Text("name")) : code is null ? said : $"{said.TrimEnd().TrimEnd('.')} (code {code})";
    }

    /// <summary>The individual mistakes in the answer.</summary>
    public static IEnumerable<string> Problems(JsonElement root) =>
        new[] { root.Child("error").Child("data"), root.Child("detail"), root.Child("errors"), root.Child("message"), root.Child("error").Child("details") }
            .SelectMany(Listed).Take(MostProblems);

    private static IEnumerable<string> Listed(JsonElement list)
    {
        foreach (var item in list.Items())
        {
            var where = item.Child("path") is { ValueKind: not JsonValueKind.Undefined } path ? path : item.Child("loc") is { ValueKind: not JsonValueKind.Undefined } loc ? loc : item.Child("field");
            if ((NotBlank(item.AsText()) ?? First(item)) is { } said)
            {
                yield return PlaceOf(where) is { Length: > 0 } place ? $"{place}: {Sentence(said)}" : Sentence(said);
            }
        }

        // A list of texts per field.
        foreach (var (name, value) in list.Members())
        {
            foreach (var said in value.Items().Select(item => item.AsText()).OfType<string>())
            {
                yield return $"{name}: {Sentence(said)}";
            }
        }
    }

    private static string? First(JsonElement element) => Sayings.Select(name => NotBlank(element.Text(name))).FirstOrDefault(text => text is not null);

    private static string Sentence(string text) => text.TrimEnd().TrimEnd('.') + ".";

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? PlaceOf(JsonElement place) => place.ValueKind == JsonValueKind.Array ? string.Join(".", place.EnumerateArray().Select(PartOf)) : place.AsText();

    // A name, or an index. The raw text of any other value may not be valid text.
    private static string PartOf(JsonElement part) => part.AsText() ?? CodeOf(part) ?? "?";

    private static string? CodeOf(JsonElement code) =>
        code.AsText() ?? (code.ValueKind == JsonValueKind.Number && code.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null);
}
