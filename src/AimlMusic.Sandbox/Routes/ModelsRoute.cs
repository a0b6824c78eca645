namespace AimlMusic.Sandbox;

/// <summary><c>GET /v1/models</c>: the list of models. No key is needed.</summary>
internal sealed class ModelsRoute(SandboxSeed seed, ModelListing listing, PriceList prices, SandboxOptions options) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request)
    {
        var ids = List(request, "id");
        var withPrices = List(request, "include").Any(section => section is "pricing" or "all")
            || request.Query.First("details") is "true" or "1";
        var (types, tags) = (List(request, "type"), List(request, "tags"));
        var (hidden, more) = listing.Current;
        var models = ModelTable.Catalogue.Where(model => IsListed(model) && !hidden.Contains(model.Id) && (ids.Count == 0 || ids.Any(model.IsCalled)) && ListedModel.IsOf(types, tags)).ToList();
        var others = more.Where(entry => (ids.Count == 0 || ids.Any(id => ListedModel.IsCalled(entry, id))) && ListedModel.IsOf(entry, types, tags)).ToList();

        var answer = JsonAnswer.Create(200, json =>
        {
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            models.ForEach(model => ListedModel.Write(json, model, withPrices ? prices.Listed(model) : null, options.BaseUri));
            others.ForEach(entry => ListedModel.Write(json, entry, withPrices));
            json.WriteEndArray();
        });

        return TaggedAnswer.Of(answer, request, seed);
    }

    private bool IsListed(ModelSpec model) => !model.IsWithdrawn || options.Quirks.HasFlag(SandboxQuirks.WithdrawnModels);

    /// <summary>Comma-separated and repeated values are equivalent.</summary>
    private static List<string> List(SandboxRequest request, string name) =>
        [.. request.Query.All(name).SelectMany(value => value.Split(',')).Where(value => value.Length > 0)];
}
