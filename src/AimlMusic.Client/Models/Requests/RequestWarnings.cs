using System.Globalization;

namespace AimlMusic;

/// <summary>Finds parts of a request that are valid, but that the user should know about before paying.</summary>
internal static class RequestWarnings
{
    /// <summary>The warnings, one sentence each.</summary>
    public static IEnumerable<string> Find(MusicRequest request)
    {
        var model = request.Entry;
        if (!model.HasLimits)
        {
            yield return $"The model '{request.Model}' is not in the catalog of this version, so only the service checks the request.{Similar(request.Model)} 'Get-AimlMusicModel' lists the models.";
        }

        if (model.IsDeprecated)
        {
            yield return Deprecated(model);
        }

        if (model.HasLimits && model.RuleFor(MusicParameter.Lyrics) is not null)
        {
            foreach (var warning in StructureTags.FindDoubtful(request.Lyrics, model))
            {
                yield return warning;
            }
        }
    }

    // Another version is not a typing error.
    private static string Similar(string model) =>
        FuzzyName.Find(model, [.. MusicCatalog.Models.Select(other => other.Id)]) is { } similar && WithoutDigits(similar) != WithoutDigits(model) ? $" Did you mean '{similar}'?" : "";

    private static string WithoutDigits(string name) => new([.. name.Where(letter => !char.IsDigit(letter)).Select(char.ToUpperInvariant)]);

    private static string Deprecated(MusicModel model)
    {
        var date = model.ShutdownOn?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var what = model.Lifecycle switch
        {
            ModelLifecycle.Withdrawn => $"was withdrawn by the vendor{(date is null ? "" : $" on {date}")}; the service may refuse it",
            ModelLifecycle.Deprecated => $"is deprecated{(date is null ? "" : $", and the vendor will withdraw it on {date}")}",
            _ => "is superseded",
        };
        var instead = model.Replacement is { } other ? $" Use '{other}' instead; 'Get-AimlMusicModel' shows the parameters of each model." : "";
        return $"The model '{model.Id}' {what}.{instead}";
    }
}
