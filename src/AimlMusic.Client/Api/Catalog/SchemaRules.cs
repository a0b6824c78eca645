namespace AimlMusic.Api;

/// <summary>Creates the parameters of a model from the service's schema: one for each field that a parameter of the cmdlets supports.</summary>
internal static class SchemaRules
{
    private const int MillisecondsPerSecond = 1000;

    private static readonly Dictionary<string, (MusicParameter Parameter, int Scale)> Known = new(StringComparer.Ordinal)
    {
        ["prompt"] = (MusicParameter.Prompt, 1),
        ["lyrics"] = (MusicParameter.Lyrics, 1),
        ["reference_audio_url"] = (MusicParameter.ReferenceAudio, 1),
        ["seconds_total"] = (MusicParameter.DurationSec, 1),
        ["music_length_ms"] = (MusicParameter.DurationSec, MillisecondsPerSecond),
        ["seconds_start"] = (MusicParameter.StartSec, 1),
        ["steps"] = (MusicParameter.Steps, 1),
        ["seed"] = (MusicParameter.Seed, 1),
        ["negative_prompt"] = (MusicParameter.NegativePrompt, 1),
        ["is_instrumental"] = (MusicParameter.Instrumental, 1),
        ["lyrics_optimizer"] = (MusicParameter.AutoLyrics, 1),
        ["audio_setting.format"] = (MusicParameter.Format, 1),
        ["audio_setting.sample_rate"] = (MusicParameter.SampleRate, 1),
        ["audio_setting.audio_sample_rate"] = (MusicParameter.SampleRate, 1),
        ["audio_setting.bitrate"] = (MusicParameter.Bitrate, 1),
        ["refer_voice"] = (MusicParameter.VoiceId, 1),
        ["refer_instrumental"] = (MusicParameter.InstrumentalId, 1),
        ["cover_feature_id"] = (MusicParameter.CoverFeatureId, 1),
    };

    /// <summary>The model according to the service's schema. A new model gets its parameters; a known one only the field that is uncertain.</summary>
    public static MusicModel Apply(MusicModel model, ModelSchema? schema, bool isInCatalog)
    {
        if (schema is null)
        {
            return model;
        }

        var rules = schema.Fields.Where(field => Known.ContainsKey(field.Path)).Select(Rule).GroupBy(rule => rule.Parameter).Select(same => same.First()).ToList();
        return rules.Count == 0 ? model
            : isInCatalog ? new(model) { Parameters = [.. model.Parameters.Select(rule => WithSchema(rule, schema))] }
            : new(model) { HasLimits = true, Parameters = rules };
    }

    private static ParameterRule WithSchema(ParameterRule rule, ModelSchema schema) =>
        rule.AlternateField is not { } alternate ? rule
            : (Has(schema, rule.Field), Has(schema, alternate)) switch
            {
                (true, false) => new(rule) { AlternateField = null },
                (false, true) => new(rule) { Field = alternate, AlternateField = null },
                _ => rule,
            };

    private static bool Has(ModelSchema schema, string path) => schema.Fields.Any(field => field.Path == path);

    private static ParameterRule Rule(SchemaField field)
    {
        var (parameter, scale) = Known[field.Path];
        return new()
        {
            Parameter = parameter,
            Field = field.Path,
            IsRequired = field.IsRequired,
            Minimum = field.Minimum / scale,
            Maximum = field.Maximum / scale,
            Scale = scale,
            Choices = [.. field.Choices.Select(choice => Choice(parameter, choice)).OfType<object>()],
            Default = Default(parameter, field.Default, scale),
        };
    }

    // A value that the parameter cannot have is omitted.
    private static object? Choice(MusicParameter parameter, object value) => (parameter, value) switch
    {
        (MusicParameter.Format, string word) => Enum.TryParse<AudioFormat>(word, ignoreCase: true, out var format) ? format : null,
        (MusicParameter.SampleRate or MusicParameter.Bitrate, int) => value,
        _ => null,
    };

    private static object? Default(MusicParameter parameter, object? value, int scale) => value switch
    {
        null => null,
        int number when scale > 1 => number / scale,
        double number when scale > 1 => number / scale,
        _ => parameter == MusicParameter.Format ? Choice(parameter, value) : value,
    };
}
