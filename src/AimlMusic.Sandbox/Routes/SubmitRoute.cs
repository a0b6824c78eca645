using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary><c>POST /v2/generate/audio</c>: validates a request, charges its price and starts the song. There is no idempotency.</summary>
internal sealed class SubmitRoute(GenerationBook book, CoverFeatures features, SandboxQuirks quirks) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (request.Body is not { } body)
        {
            return ErrorAnswer.Problem(request, 400, "BadRequestException", "The body is not valid JSON.");
        }

        if (!request.IsJson || body.ValueKind != JsonValueKind.Object)
        {
            return Invalid(request, [Issue.Missing("object", [])]);
        }

        if (Named(body) is { } name && ModelTable.Deprecations.Any(entry => entry.Status == "withdrawn" && entry.Id == name))
        {
            return NoModel(request, name);
        }

        if (FindModel(body, out var issue) is not { } model)
        {
            return Invalid(request, [issue!]);
        }

        var issues = model.Check(body, quirks.HasFlag(SandboxQuirks.StrictFields));
        if (issues.Count > 0)
        {
            return Invalid(request, issues);
        }

        if (body.TryGetProperty("cover_feature_id", out var feature) && model.Fields.Any(field => field.Name == "cover_feature_id") && !features.Has(feature.GetString()!, request.Time))
        {
            return Invalid(request, [new("custom", "a feature of the last 24 hours", feature.GetString()!, ["cover_feature_id"], "cover_feature_id does not exist or has expired")]);
        }

        var generation = book.Accept(model, SongOrders.Read(model, body, quirks), request);
        return generation is null ? OutOfCredits(request) : Accepted(generation);
    }

    /// <summary>The error for a model that is no longer available.</summary>
    public static HttpResponseMessage NoModel(SandboxRequest request, string name) =>
        ErrorAnswer.Problem(request, 404, "NotFoundException", $"Model '{name}' not found");

    public static HttpResponseMessage OutOfCredits(SandboxRequest request) => ErrorAnswer.Problem(
        request, 403, "ForbiddenException", "You have run out of credits. Top up your balance to go on.", json =>
        {
            json.WriteStartObject();
            json.WriteString("kind", "err_insufficent_credits");
            json.WriteEndObject();
        });

    /// <summary>The cost of the song.</summary>
    public static void Sign(HttpResponseMessage answer, Generation generation)
    {
        if (generation.Failure is null || !generation.Model.IsDirect)
        {
            answer.Headers.Add(AnswerHeaders.CreditsUsed, generation.Credits.ToString(CultureInfo.InvariantCulture));
            answer.Headers.Add(AnswerHeaders.UsdSpent, generation.Usd.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string? Named(JsonElement body) =>
        body.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String ? model.GetString() : null;

    private static ModelSpec? FindModel(JsonElement body, out Issue? issue)
    {
        var field = new ChoiceField("model", required: true, [.. ModelTable.All.Select(model => model.Id)]);
        var issues = new List<Issue>();
        if (body.TryGetProperty("model", out var value))
        {
            field.Check(value, ["model"], issues);
        }
        else
        {
            issues.Add(Issue.Missing("string", ["model"]));
        }

        issue = issues.FirstOrDefault();
        return issue is null ? ModelTable.Find(value.GetString()!) : null;
    }

    private static HttpResponseMessage Invalid(SandboxRequest request, IReadOnlyList<Issue> issues) =>
        ErrorAnswer.Invalid(request, "Body validation error: see error.data", issues);

    private HttpResponseMessage Accepted(Generation generation)
    {
        var variation = generation.Variation;
        var answer = JsonAnswer.Create(quirks.HasFlag(SandboxQuirks.CreatedStatus) && variation.IsCreated ? 201 : 200, json =>
        {
            json.WriteString("id", generation.Id);
            json.WriteString("status", StatusWords.Of(GenerationStage.Queued));
            if (variation.HasUsageAtSubmit)
            {
                GenerationAnswer.WriteUsage(json, generation);
            }
        });
        Sign(answer, generation);
        return answer;
    }
}
