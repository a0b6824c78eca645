using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary><c>GET /v1/models/deprecations</c>: the deprecations. No key is needed.</summary>
internal sealed class DeprecationsRoute(SandboxSeed seed, ModelListing listing) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request)
    {
        var status = request.Query.First("status");
        var since = Date(request.Query.First("since"));
        var entries = listing.Deprecations
            .Where(entry => (status is null || entry.Status == status) && (since is null || Date(entry.DeprecatedAt) >= since)).ToList();
        var answer = TaggedAnswer.Of(
            JsonAnswer.Create(200, json =>
            {
                json.WriteString("object", "list");
                json.WriteStartArray("data");
                entries.ForEach(entry => entry.WriteTo(json));
                json.WriteEndArray();
            }),
            request,
            seed);
        answer.Headers.TryAddWithoutValidation("Cache-Control", "public, max-age=300");
        return answer;
    }

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
