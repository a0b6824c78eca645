using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>A cmdlet that asks for songs: the parameters of a request but for the lyrics. A row of a table may have each of them.</summary>
public abstract class RequestCmdlet : WaitingCmdlet
{
    private ReferenceFiles? _references;
    private IReadOnlyList<MusicModel>? _models;

    /// <summary>The style, mood and scene.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? Prompt { get; set; }

    /// <summary>The song's title; it names the file. For a file of lyrics, the file's name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? Title { get; set; }

    /// <summary>The model.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [SingleText]
    public string? Model { get; set; }

    /// <summary>A recording to follow: its URL, or a file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? ReferenceAudio { get; set; }

    /// <summary>The id of a voice, from New-AimlMusicReference.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? VoiceId { get; set; }

    /// <summary>The id of an accompaniment, from New-AimlMusicReference.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? InstrumentalId { get; set; }

    /// <summary>The id of the features of a recording, from New-AimlMusicReference -Purpose Cover.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? CoverFeatureId { get; set; }

    /// <summary>The length, in seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberTransformation(typeof(double))]
    public double? DurationSec { get; set; }

    /// <summary>Where the clip starts, in seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberTransformation(typeof(double))]
    public double? StartSec { get; set; }

    /// <summary>The number of denoising steps.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberTransformation(typeof(int))]
    public int? Steps { get; set; }

    /// <summary>The seed of the random numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberTransformation(typeof(long))]
    public long? Seed { get; set; }

    /// <summary>What the music should not have.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? NegativePrompt { get; set; }

    /// <summary>Music without a voice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransformation]
    public SwitchParameter Instrumental { get; set; }

    /// <summary>Let the service write the lyrics from the prompt.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransformation]
    public SwitchParameter AutoLyrics { get; set; }

    /// <summary>The format of the audio file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ChoiceTransformation(typeof(AudioFormat))]
    public AudioFormat? Format { get; set; }

    /// <summary>The sample rate, in Hz.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ChoiceCompleter))]
    [NumberTransformation(typeof(int))]
    public int? SampleRate { get; set; }

    /// <summary>The bit rate, in bit/s.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ChoiceCompleter))]
    [NumberTransformation(typeof(int))]
    public int? Bitrate { get; set; }

    /// <summary>Further JSON fields of the request.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableTransformation]
    public Hashtable? AdditionalParameter { get; set; }

    /// <summary>Leave the limits to the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransformation]
    public SwitchParameter SkipValidation { get; set; }

    private bool HasIds => !string.IsNullOrWhiteSpace(VoiceId) || !string.IsNullOrWhiteSpace(InstrumentalId);

    /// <summary>What is asked for with these lyrics.</summary>
    /// <exception cref="AimlMusicException">A recording cannot be read.</exception>
    private protected MusicRequest MakeRequest(string? lyrics, string? title)
    {
        var file = (_references ??= new ReferenceFiles(this)).Find(ReferenceAudio);
        var request = MakeRequest(lyrics, title, file);
        return request with
        {
            Schema = (_models ??= CachedModels.For(MyInvocation.BoundParameters)).Find(request.Model),
            ReferenceAudio = file is null ? ReferenceAudio : null,
            ReferenceFile = file,
        };
    }

    private MusicRequest MakeRequest(string? lyrics, string? title, ReferenceFile? file) => new()
    {
        Model = !string.IsNullOrWhiteSpace(Model) ? Model!.Trim().TrimStart('\ufeff') : MusicCatalog.DefaultFor(ReferenceAudio, file, CoverFeatureId),
        Title = string.IsNullOrWhiteSpace(title) ? null : title!.TrimStart('\ufeff'),
        Lyrics = lyrics,
        Prompt = Prompt,
        VoiceId = VoiceId,
        InstrumentalId = InstrumentalId,
        CoverFeatureId = CoverFeatureId,
        DurationSec = DurationSec,
        StartSec = StartSec,
        Steps = Steps,
        Seed = Seed,
        NegativePrompt = NegativePrompt,
        Instrumental = Instrumental ? true : null,
        AutoLyrics = AutoLyrics ? true : null,
        Format = Format,
        SampleRate = SampleRate,
        Bitrate = Bitrate,
        AdditionalParameters = AdditionalParameter is null ? null : JsonValues.ToObject(AdditionalParameter),
        SkipValidation = SkipValidation,
    };
}
