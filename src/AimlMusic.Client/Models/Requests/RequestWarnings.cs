namespace AimlMusic;

/// <summary>Finds what is allowed in a request, and worth a word before it costs anything.</summary>
public static class RequestWarnings
{
    /// <summary>A sentence each; empty where there is nothing to say.</summary>
    public static IEnumerable<string> Find(MusicRequest request)
    {
        var model = MusicCatalog.Find(request.Model);
        if (!model.IsKnown)
        {
            yield return $"The model '{request.Model}' is not in this version's catalog; the service alone checks the request.";
        }

        if (model.IsDeprecated)
        {
            yield return $"The model '{model.Id}' is legacy; '{model.Replacement}' is its successor. 'Get-AimlMusicModel' tells what each takes.";
        }

        if (model.IsKnown && model.RuleFor(MusicParameter.Lyrics) is not null)
        {
            foreach (var warning in StructureTags.FindDoubtful(request.Lyrics, model))
            {
                yield return warning;
            }
        }
    }
}
