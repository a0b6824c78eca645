using System.Globalization;

namespace AimlMusic;

/// <summary>Validates requests before they are sent.</summary>
internal static class RequestValidator
{
    // From this value on, every double is an integer.
    private const double MaximumExact = 9007199254740992;

    private static readonly MusicParameter[] AllParameters = (MusicParameter[])Enum.GetValues(typeof(MusicParameter));

    /// <summary>All mistakes, one sentence each. The list is empty if there are none.</summary>
    public static IReadOnlyList<string> FindProblems(MusicRequest request)
    {
        var model = request.Entry;
        List<string> problems = [.. TextValidator.Find(request)];
        if (string.IsNullOrWhiteSpace(request.Model))
        {
            problems.Add("Model is empty.");
        }

        // Even without known limits: a parameter without a field would be omitted silently.
        foreach (var parameter in AllParameters)
        {
            problems.AddRange(CheckSendable(request, model, parameter));
        }

        if (!request.SkipValidation && model.HasLimits)
        {
            foreach (var parameter in AllParameters)
            {
                problems.AddRange(Check(request, model, parameter));
            }

            problems.AddRange(CheckTogether(request, model));
            problems.AddRange(CheckDirect(request, model));
            problems.AddRange(CheckCover(request, model));
        }

        problems.AddRange(RequestBody.FindConflicts(request, model).Select(field =>
            $"AdditionalParameter '{SanitizeForTerminal.Of(field)}' is already set by a parameter."));
        return problems;
    }

    /// <summary>Throws if the request has mistakes.</summary>
    /// <exception cref="AimlMusicException">Kind <see cref="AimlMusicErrorKind.RequestInvalid"/>; it names every mistake.</exception>
    public static void ThrowIfInvalid(MusicRequest request) => ThrowIfAny(FindProblems(request), request);

    /// <summary>Throws if there are mistakes.</summary>
    internal static void ThrowIfAny(IReadOnlyList<string> problems, MusicRequest request)
    {
        if (problems.Count > 0)
        {
            var count = problems.Count == 1 ? "1 mistake" : $"{problems.Count} mistakes";
            throw new AimlMusicException(
                AimlMusicErrorKind.RequestInvalid,
                $"The request for {SanitizeForTerminal.Of(request.Model)} has {count}. Nothing was sent. {string.Join(" ", problems)}")
            {
                Problems = problems,
            };
        }
    }

    private static IEnumerable<string> CheckSendable(MusicRequest request, MusicModel model, MusicParameter parameter) =>
        (request.ValueOf(parameter, model), model.RuleFor(parameter)) switch
        {
            (null or false, _) => [],
            (_, null) => [NotTaken(model, parameter)],
            (string text, { IsUploaded: true }) => [NoFile(model, parameter, text)],
            (ReferenceFile, _) when !string.IsNullOrWhiteSpace(request.ReferenceAudio) => [$"{parameter} is given both as a URL and as a file."],
            (double.NaN or double.PositiveInfinity or double.NegativeInfinity, _) => [$"{parameter} is not a number."],
            _ => [],
        };

    private static IEnumerable<string> Check(MusicRequest request, MusicModel model, MusicParameter parameter)
    {
        var value = request.ValueOf(parameter, model);
        return (value, model.RuleFor(parameter)) switch
        {
            (null, { IsRequired: true } rule) => [$"{parameter} is missing{Range(rule)}: {model.Id} requires it."],
            (null or false, _) or (_, null) => [],
            (ReferenceFile file, var rule) => ReferenceFileRules.Check(file, rule, model),
            (string, { IsUploaded: true }) => [],
            (string text, var rule) when parameter == MusicParameter.ReferenceAudio => CheckUrl(text, rule, model),
            (string text, var rule) => CheckLength(text, rule, model),
            (double or long, var rule) => CheckNumber(value, rule),
            (_, { Choices.Count: > 0 } rule) when !rule.Choices.Contains(value) =>
                [$"{parameter} {value} is not one of {string.Join(", ", rule.Choices)}."],
            _ => [],
        };
    }

    private static string NoFile(MusicModel model, MusicParameter parameter, string text)
    {
        var others = MusicCatalog.Models.Where(other => other.RuleFor(parameter) is { IsUploaded: false }).Select(other => other.Id);
        return $"{model.Id} accepts {parameter} only as a file, but the file '{SanitizeForTerminal.Of(text)}' does not exist. Models that accept a URL: {string.Join(", ", others)}.";
    }

    private static string NotTaken(MusicModel model, MusicParameter parameter)
    {
        var others = MusicCatalog.ModelsWith(parameter);
        return $"{SanitizeForTerminal.Of(model.Id)} does not accept {parameter}. Models that accept it: {string.Join(", ", others)}.";
    }

    // In UTF-16 code units, like the service (its errors have the form of zod on Node.js).
    private static IEnumerable<string> CheckLength(string text, ParameterRule rule, MusicModel model)
    {
        var form = rule.Parameter == MusicParameter.Lyrics && model.LyricsForm == LyricsForm.Hashed ? " in the form that the model requires" : "";
        if (text.Length < rule.Minimum)
        {
            yield return $"{rule.Parameter} has {text.Length} characters; {model.Id} requires at least {Text(rule.Minimum)}.";
        }

        if (text.Length > rule.Maximum)
        {
            yield return $"{rule.Parameter} has {text.Length} characters{form}, {Text(text.Length - rule.Maximum)} more than the {Text(rule.Maximum)} that {model.Id} accepts.";
        }
    }

    private static IEnumerable<string> CheckUrl(string text, ParameterRule rule, MusicModel model)
    {
        if (UriOrigin.ParseWeb(text) is not { } url)
        {
            yield return $"{rule.Parameter} '{SanitizeForTerminal.Of(text)}' is neither an absolute http or https URL nor an existing file.";
        }
        else if (rule.Extensions.Count > 0 && !rule.Extensions.Any(extension => url.AbsolutePath.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"{rule.Parameter} '{SanitizeForTerminal.Of(text)}' is not a file type that {model.Id} accepts ({string.Join(", ", rule.Extensions)}).";
        }
    }

    private static IEnumerable<string> CheckNumber(object value, ParameterRule rule)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            return [];
        }

        var text = Text(number);
        if (number < rule.Minimum || number > rule.Maximum)
        {
            return [$"{rule.Parameter} {text} is out of range{Range(rule)}."];
        }

        // Decimal, because 10.001 * 1000 is not an integer in binary.
        var isWhole = Math.Abs(number) > MaximumExact || (decimal)number * rule.Scale % 1 == 0;
        return isWhole ? [] : [$"{rule.Parameter} {text} is not a whole number{(rule.Scale == 1 ? "" : " of milliseconds")}."];
    }

    // Without lyrics, a model that can write lyrics or make instrumentals needs to know which.
    private static IEnumerable<string> CheckTogether(MusicRequest request, MusicModel model)
    {
        var mayWrite = model.HasLimits && model.RuleFor(MusicParameter.AutoLyrics) is not null;
        if (!mayWrite || request.ValueOf(MusicParameter.Lyrics, model) is not null || request.AdditionalParameters is not null)
        {
            yield break;
        }

        var hasPrompt = request.ValueOf(MusicParameter.Prompt, model) is not null;
        if (request.AutoLyrics == true && !hasPrompt)
        {
            yield return "AutoLyrics writes the lyrics from the Prompt, but there is no Prompt.";
        }
        else if (!hasPrompt && request.Instrumental != true)
        {
            yield return "There is nothing to make a song from: specify Lyrics, a Prompt, or both.";
        }
        else if (hasPrompt && request.AutoLyrics != true && request.Instrumental != true)
        {
            yield return $"Lyrics are missing: {model.Id} requires Lyrics, or AutoLyrics to write them from the Prompt, or Instrumental for music without vocals.";
        }
    }

    private static IEnumerable<string> CheckDirect(MusicRequest request, MusicModel model)
    {
        if (model.Endpoint != MusicEndpoint.Direct || request.AdditionalParameters is not null)
        {
            yield break;
        }

        var hasIds = !string.IsNullOrWhiteSpace(request.VoiceId) || !string.IsNullOrWhiteSpace(request.InstrumentalId);
        if (hasIds && request.ReferenceFile is not null)
        {
            yield return "ReferenceAudio provides a VoiceId and an InstrumentalId, so neither of them can be specified as well.";
        }
        else if (!hasIds && request.ReferenceFile is null && string.IsNullOrWhiteSpace(request.ReferenceAudio))
        {
            yield return $"VoiceId and InstrumentalId are missing: {model.Id} requires one of them or both, from New-AimlMusicReference, or a file as ReferenceAudio.";
        }

        if (request.Format is null && (request.SampleRate is not null || request.Bitrate is not null))
        {
            yield return $"Format is missing: {model.Id} requires it if SampleRate or Bitrate is specified.";
        }
    }

    private static IEnumerable<string> CheckCover(MusicRequest request, MusicModel model)
    {
        if (model.RuleFor(MusicParameter.CoverFeatureId) is null || !model.HasLimits || request.AdditionalParameters is not null)
        {
            yield break;
        }

        var hasFeature = request.ValueOf(MusicParameter.CoverFeatureId, model) is not null;
        var hasReference = request.ValueOf(MusicParameter.ReferenceAudio, model) is not null;
        if (hasFeature && hasReference)
        {
            yield return $"ReferenceAudio and CoverFeatureId are both specified: {model.Id} accepts only one of them.";
        }
        else if (!hasFeature && !hasReference)
        {
            yield return $"ReferenceAudio is missing: {model.Id} requires it, or a CoverFeatureId from 'New-AimlMusicReference -Purpose Cover'.";
        }
        else if (hasFeature && request.ValueOf(MusicParameter.Lyrics, model) is null)
        {
            yield return $"Lyrics are missing: {model.Id} requires them with a CoverFeatureId.";
        }
    }

    private static string Text(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Range(ParameterRule rule)
    {
        var unit = rule.Parameter is MusicParameter.Prompt or MusicParameter.Lyrics ? " characters" : "";
        return (rule.Minimum, rule.Maximum) switch
        {
            ({ } minimum, { } maximum) => $" ({Text(minimum)} to {Text(maximum)}{unit})",
            (null, { } maximum) => $" (at most {Text(maximum)}{unit})",
            ({ } minimum, null) => $" (at least {Text(minimum)}{unit})",
            _ => "",
        };
    }
}
