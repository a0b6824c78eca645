namespace AimlMusic.Sandbox;

/// <summary>The OpenAPI document of one model, which <c>info.docsJson</c> in the list of models names. No key is needed.</summary>
internal sealed class SchemaRoute : IRoute
{
    public const string Path = "/docs-json";

    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (request.Query.First("model") is not { } id || ModelTable.Catalogue.FirstOrDefault(model => model.IsCalled(id)) is not { } model)
        {
            return ErrorAnswer.Problem(request, 404, "NotFoundException", "Model not found");
        }

        return JsonAnswer.Create(200, json =>
        {
            json.WriteString("openapi", "3.0.0");
            json.WriteStartObject("paths");
            json.WriteStartObject(model.IsDirect ? "/v2/generate/audio/minimax/generate" : "/v2/generate/audio");
            json.WriteStartObject("post");
            json.WriteStartObject("requestBody");
            json.WriteStartObject("content");
            json.WriteStartObject("application/json");
            json.WriteStartObject("schema");
            json.WriteString("$ref", "#/components/schemas/Request");
            for (var i = 0; i < 7; i++)
            {
                json.WriteEndObject();
            }

            json.WriteStartObject("components");
            json.WriteStartObject("schemas");
            json.WriteStartObject("Request");
            json.WriteString("type", "object");
            FieldSet.Describe(json, model.AllFields);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }
}
