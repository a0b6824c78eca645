namespace AimlMusic.Sandbox;

/// <summary><c>GET /v2/generate/audio</c>: the status of a song.</summary>
internal sealed class PollRoute(GenerationBook book, AudioShelf shelf, LinkSigner links, SandboxSettings settings) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (request.Query.First("generation_id") is not { Length: > 0 } id)
        {
            return ErrorAnswer.Invalid(
                request, "Query validation error: see error.data", [Issue.Missing("string", ["generation_id"])]);
        }

        if (book.Find(id) is not { Model.IsDirect: false } generation)
        {
            return ErrorAnswer.Problem(request, 404, "NotFoundException", "Generation not found");
        }

        var stage = generation.StageAt(request.Time);
        var word = request.Fault?.Words ?? StatusWords.Of(stage);
        if (stage != GenerationStage.Completed)
        {
            return JsonAnswer.Create(200, json => GenerationAnswer.WriteUnfinished(json, generation, stage, word));
        }

        // The link is valid for a time after the completion. A poll returns a new one only if the option is set.
        var audio = shelf.FactsOf(generation);
        var url = links.Sign(generation, (settings.RenewsLinks ? request.Time : generation.Ends) + settings.LinkLifetime);
        return JsonAnswer.Create(200, json => GenerationAnswer.WriteCompleted(json, generation, audio, url, word));
    }
}
