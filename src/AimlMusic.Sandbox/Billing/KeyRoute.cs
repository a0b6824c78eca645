namespace AimlMusic.Sandbox;

/// <summary><c>GET /v1/key</c>: the properties of the key, and its spending in this month.</summary>
internal sealed class KeyRoute(GenerationBook book, KeyRing keys) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request) => JsonAnswer.Create(200, json =>
    {
        json.WriteBoolean("disabled", false);
        json.WriteStartArray("scopes");
        foreach (var scope in keys.Scopes)
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
        json.WriteNull("limit");
        json.WriteNumber("monthly_usage", book.Snapshot().Where(generation => IsOf(request, generation)).Sum(generation => generation.Usd));
    });

    /// <summary>The month starts at midnight UTC.</summary>
    private static bool IsOf(SandboxRequest request, Generation generation) =>
        generation.Key == request.Key
        && !generation.IsRefundedAt(request.Time)
        && (generation.Created.UtcDateTime.Year, generation.Created.UtcDateTime.Month) == (request.Time.UtcDateTime.Year, request.Time.UtcDateTime.Month);
}
