using System.Net;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary><c>GET /v1/models</c>: the catalogue, for everybody.</summary>
internal sealed class ModelsRoute(SandboxSeed seed, ModelListing listing, PriceList prices) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request)
    {
        var ids = List(request, "id");
        var withPrices = List(request, "include").Any(section => section is "pricing" or "all")
            || request.Query.First("details") is "true" or "1";
        var (hidden, more) = listing.Current;
        var models = ModelTable.Catalogue.Where(model => !hidden.Contains(model.Id) && (ids.Count == 0 || ids.Any(model.IsCalled))).ToList();
        var others = more.Where(entry => ids.Count == 0 || ids.Any(id => ListedModel.IsCalled(entry, id))).ToList();

        var answer = JsonAnswer.Create(200, json =>
        {
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            models.ForEach(model => ListedModel.Write(json, model, withPrices ? prices.Listed(model) : null));
            others.ForEach(entry => ListedModel.Write(json, entry, withPrices));
            json.WriteEndArray();
        });

        // It stands for the whole answer: any word that changes makes another one.
        var body = Encoding.UTF8.GetString(answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
        var tag = $"W/\"{body.Length:x}-{seed.Hex("models:" + body).Substring(0, 27)}\"";
        if (IsKnown(request.Header("If-None-Match"), tag))
        {
            answer.Dispose();
            answer = new HttpResponseMessage(HttpStatusCode.NotModified) { Content = new ByteArrayContent([]) };
        }

        answer.Headers.TryAddWithoutValidation("ETag", tag);
        return answer;
    }

    /// <summary>Comma-separated and repeated values are the same.</summary>
    private static List<string> List(SandboxRequest request, string name) =>
        [.. request.Query.All(name).SelectMany(value => value.Split(',')).Where(value => value.Length > 0)];

    // A weak tag and the same tag without its mark are the same to this header.
    private static bool IsKnown(string? header, string tag) =>
        header?.Split(',').Select(part => part.Trim()).Any(part => part == tag || "W/" + part == tag || part == "*") == true;
}
