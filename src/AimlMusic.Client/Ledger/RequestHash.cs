using System.Text.Json.Nodes;

namespace AimlMusic.Ledger;

/// <summary>
/// What makes two requests the same: the body with its fields in order, the service's address, and sandbox or not.
/// The title stays here and makes no difference to the song.
/// </summary>
internal static class RequestHash
{
    // 128 bits are plenty, and a hundred thousand of them are kept in memory.
    public static string Of(JsonObject body, Uri baseUri, bool isSandbox) =>
        Hex.Sha256Of(string.Join("\n", baseUri.AbsoluteUri, isSandbox, Canonical(body)?.ToJsonString()))[..32];

    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => new KeyValuePair<string, JsonNode?>(field.Key, Canonical(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Canonical)]),
        null => null,
        _ => node.DeepClone(),
    };
}
