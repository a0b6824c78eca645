using System.Text.Json.Nodes;

namespace AimlMusic.Ledger;

/// <summary>
/// The hash that identifies equal requests: the body with sorted fields, the address of the service, and whether it is a sandbox.
/// The title is not included, because it does not change the song.
/// </summary>
internal static class RequestHash
{
    // 128 bits are sufficient, and a hundred thousand hashes are kept in memory.
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
