namespace AimlMusic.Sandbox;

/// <summary>The models of the sandbox, according to the vendor's documents.</summary>
internal static class ModelTable
{
    private const string MiniMax = "Minimax AI";

    public static IReadOnlyList<ModelSpec> All { get; } =
    [
        new()
        {
            Id = "minimax-music", Alias = "minimax/minimax-music", Name = "MiniMax Music", Developer = MiniMax,
            Description = "Sings lyrics in the manner of a reference song (legacy).",
            Price = 0.035m, IdStyle = IdStyle.UuidAndModel, PromptIsLyrics = true,
            Fields = [new TextField("prompt", required: true, max: 600), new ReferenceUrlField("reference_audio_url")],
        },
        new()
        {
            Id = "minimax/music-1.5", Alias = "music-1.5", Name = "MiniMax Music 1.5", Developer = MiniMax,
            Description = "Songs of up to four minutes from a style and lyrics.",
            Price = 0.03m,
            Fields =
            [
                new TextField("prompt", required: true, min: 10, max: 300),
                new TextField("lyrics", required: true, min: 10, max: 3000),
                AudioSetting("sample_rate", "audio_sample_rate"),
            ],
        },
        new()
        {
            Id = "minimax/music-2.0", Alias = "music-2.0", Name = "MiniMax Music 2.0", Developer = MiniMax,
            Description = "Songs from a detailed style and lyrics.",
            Price = 0.04m,
            Fields =
            [
                new TextField("prompt", required: true, min: 10, max: 2000),
                new TextField("lyrics", required: true, min: 10, max: 3000),
                AudioSetting("sample_rate", "audio_sample_rate"),
            ],
        },
        new()
        {
            Id = "minimax/music-2.6", Alias = "music-2.6", Name = "MiniMax Music 2.6", Developer = MiniMax,
            Description = "Songs from lyrics, a style or both; instrumentals; can write the lyrics.",
            Price = 0.195m,
            Fields =
            [
                new TextField("prompt", min: 10, max: 2000, mayBeEmpty: true),
                new TextField("lyrics", max: 3000),
                AudioSetting("sample_rate", "audio_sample_rate"),
                new BooleanField("lyrics_optimizer"),
                new BooleanField("is_instrumental"),
            ],
            Conditions = LyricsCondition.Check,
        },
        new()
        {
            Id = "minimax/music-cover", Alias = "music-cover", Name = "MiniMax Music Cover", Developer = MiniMax,
            Description = "A cover of a reference song in another style.",
            Price = 0.12m,
            Fields =
            [
                new TextField("prompt", required: true, min: 10, max: 2000),
                new ReferenceAudioField("reference_audio_url", required: false),
                new TextField("cover_feature_id"),
                new TextField("lyrics", min: 10, max: 3000),
                AudioSetting("sample_rate"),
            ],
            Conditions = CoverCondition.Check,
        },
        new()
        {
            Id = "stable-audio", Alias = "stability/stable-audio", Name = "Stable Audio", Developer = "Stability AI",
            Description = "Short music and sounds from a prompt.",
            Price = 0.10m, Format = AudioFormat.Wav,
            Fields =
            [
                new TextField("prompt", required: true),
                new IntegerField("seconds_start", 1, 47),
                new IntegerField("seconds_total", 1, 47),
                new IntegerField("steps", 1, 1000),
            ],
        },
        new()
        {
            Id = "elevenlabs/eleven_music", Alias = "eleven_music", Name = "Eleven Music", Developer = "ElevenLabs",
            Description = "Music of a given length from a prompt.",
            Price = 0.50m, IdStyle = IdStyle.UuidAndModel,
            Fields = [new TextField("prompt", required: true, max: 2000), new IntegerField("music_length_ms", 10_000, 300_000)],
        },
        new()
        {
            Id = "google/lyria2", Alias = "lyria2", Name = "Lyria 2", Developer = "Google",
            Description = "Instrumental music from a prompt.",
            Price = 0.06m, Format = AudioFormat.Wav,
            Fields = [new TextField("prompt", required: true), new TextField("negative_prompt"), new IntegerField("seed", 0)],
        },
    ];

    /// <summary>The model whose answer contains the song. It has its own endpoint.</summary>
    public static ModelSpec Direct { get; } = new()
    {
        Id = "music-01",
        Alias = "minimax/music-01",
        Name = "MiniMax Music 01",
        Developer = MiniMax,
        Description = "Sings lyrics with an uploaded voice or to an uploaded accompaniment (legacy).",
        Price = 0.035m,
        IdStyle = IdStyle.UuidAndModel,
        IsDirect = true,
        IsWithdrawn = true,
        Fields =
        [
            new TextField("lyrics", required: true, max: 600),
            new TextField("refer_voice"),
            new TextField("refer_instrumental"),
            AudioSetting("sample_rate", null, needsFormat: true),
        ],
        Conditions = ReferenceCondition.Check,
    };

    /// <summary>Everything that can be asked for.</summary>
    public static IReadOnlyList<ModelSpec> Catalogue { get; } = [.. All, Direct];

    public static ModelSpec? Find(string id) => All.FirstOrDefault(model => model.Id == id);

    /// <summary>The deprecations. The dates of music-01 are the vendor's.</summary>
    public static IReadOnlyList<Deprecation> Deprecations { get; } =
    [
        new("music-01", ["minimax/music-01"], "withdrawn", "2026-07-17T00:00:00Z", "2026-08-17T00:00:00Z", "minimax/music-2.6", "The model was shut down by its provider."),
    ];

    /// <summary>The sample rate has two names, of which the schema contains the first.</summary>
    private static ObjectField AudioSetting(string rateField, string? alsoCalled = null, bool needsFormat = false) => new(
        "audio_setting",
        [
            new ChoiceField("format", needsFormat, "mp3", "wav", "pcm"),
            new IntegerChoiceField("bitrate", 32_000, 64_000, 128_000, 256_000),
            Rate(rateField),
            .. alsoCalled is null ? Array.Empty<FieldRule>() : [Rate(alsoCalled, isHidden: true)],
        ]);

    private static IntegerChoiceField Rate(string name, bool isHidden = false) => new(name, 16_000, 24_000, 32_000, 44_100) { IsHidden = isHidden };
}
