using static AimlMusic.MusicParameter;
using static AimlMusic.Models.Rule;

namespace AimlMusic;

/// <summary>
/// The models of <c>/v2/generate/audio</c> and the endpoints under it with their limits. To add a model, add an entry.
/// Source: the vendor's API references, https://docs.aimlapi.com/api-references/music-models.
/// </summary>
internal static class MusicCatalog
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "minimax/music-2.6";

    /// <summary>The default model for a reference recording with a URL.</summary>
    public const string DefaultReferenceModel = "minimax-music";

    /// <summary>The default model for a reference recording in a file.</summary>
    public const string DefaultFileModel = "minimax/music-cover";

    /// <summary>The model that accepts the ids of uploaded voices and accompaniments. It is not a default, because the vendor has withdrawn it.</summary>
    internal const string UploadModel = "music-01";

    /// <summary>The models that this version knows.</summary>
    public static IReadOnlyList<MusicModel> Models { get; } =
    [
        new()
        {
            Id = "minimax/music-2.6",
            Description = "Songs of several minutes from a style, lyrics or both. Can write the lyrics, and can make instrumentals.",
            Parameters =
            [
                Optional(Prompt, "prompt", 10, 2000),
                Optional(Lyrics, "lyrics", null, 3000),
                .. AudioSettings("audio_sample_rate", "sample_rate"),
                Optional(AutoLyrics, "lyrics_optimizer", standard: false),
                Optional(Instrumental, "is_instrumental", standard: false),
            ],
        },
        new()
        {
            Id = "minimax/music-2.0",
            Description = "Songs from a style and lyrics.",
            Parameters = [Required(Prompt, "prompt", 10, 2000), Required(Lyrics, "lyrics", 10, 3000), .. AudioSettings("audio_sample_rate", "sample_rate")],
        },
        new()
        {
            Id = "minimax/music-1.5",
            Description = "Songs of up to four minutes from a short style and lyrics.",
            Parameters = [Required(Prompt, "prompt", 10, 300), Required(Lyrics, "lyrics", 10, 3000), .. AudioSettings("audio_sample_rate", "sample_rate")],
        },
        new()
        {
            Id = "minimax/music-cover",
            Description = "A cover of a recording with vocals (6 s to 6 min) in another style, optionally with new lyrics.",
            Parameters =
            [
                Required(Prompt, "prompt", 10, 2000),
                new(Optional(ReferenceAudio, "reference_audio_url")) { File = CoverFiles },
                Optional(CoverFeatureId, "cover_feature_id"),
                Optional(Lyrics, "lyrics", 10, 3000),
                .. AudioSettings("sample_rate"),
            ],
        },
        new()
        {
            Id = "minimax-music",
            Description = "Short songs in the style of a reference recording of more than 15 s with music and vocals.",
            LyricsForm = LyricsForm.Hashed,
            Lifecycle = ModelLifecycle.Superseded,
            Replacement = DefaultModel,
            Parameters = [Required(Lyrics, "prompt", null, 600), new(Required(ReferenceAudio, "reference_audio_url")) { Extensions = [".wav", ".mp3"] }],
        },
        new()
        {
            Id = UploadModel,
            Description = "Short songs with an uploaded voice, an uploaded accompaniment, or both.",
            LyricsForm = LyricsForm.Hashed,
            Lifecycle = ModelLifecycle.Withdrawn,
            ShutdownOn = new DateTimeOffset(2026, 8, 17, 0, 0, 0, TimeSpan.Zero),
            Replacement = DefaultModel,
            Endpoint = MusicEndpoint.Direct,
            Parameters =
            [
                Required(Lyrics, "lyrics", null, 600),
                new(Optional(ReferenceAudio, "")) { File = UploadFiles },
                Optional(VoiceId, "refer_voice"),
                Optional(InstrumentalId, "refer_instrumental"),
                .. AudioSettings("sample_rate"),
            ],
        },
        new()
        {
            Id = "elevenlabs/eleven_music",
            Description = "Music of 10 s to 5 min from a description, which can contain lyrics.",
            Parameters =
            [
                Required(Prompt, "prompt", null, 2000),
                new(Optional(DurationSec, "music_length_ms", 10, 300, 10)) { Scale = 1000 },
            ],
        },
        new()
        {
            Id = "stable-audio",
            Description = "Sounds and instrumental clips of up to 47 s.",
            Parameters =
            [
                Required(Prompt, "prompt"),
                Optional(DurationSec, "seconds_total", 1, 47, 30),
                Optional(StartSec, "seconds_start", 1, 47),
                Optional(Steps, "steps", 1, 1000, 100),
            ],
        },
        new()
        {
            Id = "google/lyria2",
            Description = "Instrumental music from a description. The same seed gives the same music.",
            Parameters = [Required(Prompt, "prompt"), Optional(NegativePrompt, "negative_prompt"), Optional(Seed, "seed", 0)],
        },
    ];

    private static readonly Dictionary<string, MusicModel> ById = Models.ToDictionary(model => model.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a model by its id, case-insensitively. A model that is not in the catalog gets the usual fields without limits.</summary>
    public static MusicModel Find(string id) =>
        ById.TryGetValue(id, out var model) ? model : Unknown(id);

    /// <summary>The default model.</summary>
    /// <param name="referenceAudio">The URL of a reference recording, or null.</param>
    /// <param name="referenceFile">The file of a reference recording, or null.</param>
    /// <param name="coverFeatureId">The id of the features of a recording, or null.</param>
    public static string DefaultFor(string? referenceAudio, ReferenceFile? referenceFile = null, string? coverFeatureId = null) =>
        referenceFile is not null || !string.IsNullOrWhiteSpace(coverFeatureId) ? DefaultFileModel : string.IsNullOrWhiteSpace(referenceAudio) ? DefaultModel : DefaultReferenceModel;

    /// <summary>The ids of the models that accept a parameter.</summary>
    public static IReadOnlyList<string> ModelsWith(MusicParameter parameter) =>
        [.. Models.Where(model => model.RuleFor(parameter) is not null).Select(model => model.Id)];

    private static MusicModel Unknown(string id) => new()
    {
        Id = id,
        Description = "Not in the catalog of this version. Only the service knows its limits.",
        IsKnown = false,
        HasLimits = false,
        Parameters =
        [
            Optional(Prompt, "prompt"),
            Optional(Lyrics, "lyrics"),
            Optional(ReferenceAudio, "reference_audio_url"),
            Optional(DurationSec, "seconds_total"),
            Optional(StartSec, "seconds_start"),
            Optional(Steps, "steps"),
            Optional(Seed, "seed"),
            Optional(NegativePrompt, "negative_prompt"),
            Optional(Instrumental, "is_instrumental"),
            Optional(AutoLyrics, "lyrics_optimizer"),
            .. AudioSettings("audio_sample_rate", "sample_rate"),
            Optional(VoiceId, "refer_voice"),
            Optional(InstrumentalId, "refer_instrumental"),
            Optional(CoverFeatureId, "cover_feature_id"),
        ],
    };
}
