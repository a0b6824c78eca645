using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>The base class for requests of songs, with all parameters except the lyrics. Each of them also binds to a column of a table.</summary>
public abstract class RequestCmdlet : WaitingCmdlet
{
    private ReferenceFiles? _references;
    private IReadOnlyList<MusicModel>? _models;
    // See EditionAssemblies.
    private object? _format;

    /// <summary>The style, mood and scene of the song.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Style")]
    [AllowEmptyString]
    [SingleText]
    public string? Prompt { get; set; }

    /// <summary>The title of the song, which names the file. Default for a file with lyrics: the name of the file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? Title { get; set; }

    /// <summary>The id of the model.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [SingleText]
    public string? Model { get; set; }

    /// <summary>A reference recording: its URL, or the path of a file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? ReferenceAudio { get; set; }

    /// <summary>The id of a voice, from New-AimlMusicReference.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [SingleText]
    public string? VoiceId { get; set; }

    /// <summary>The id of an accompaniment, from New-AimlMusicReference.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [SingleText]
    public string? InstrumentalId { get; set; }

    /// <summary>The id of the features of a recording, from New-AimlMusicReference -Purpose Cover.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [SingleText]
    public string? CoverFeatureId { get; set; }

    /// <summary>The length of the song, in seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberTransformation(typeof(double))]
    public double? DurationSec { get; set; }

    /// <summary>The start of the clip, in seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberTransformation(typeof(double))]
    public double? StartSec { get; set; }

    /// <summary>The number of denoising steps.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberTransformation(typeof(int))]
    public int? Steps { get; set; }

    /// <summary>The seed for random numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberTransformation(typeof(long))]
    public long? Seed { get; set; }

    /// <summary>What the music should not contain.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SingleText]
    public string? NegativePrompt { get; set; }

    /// <summary>Makes music without vocals.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransformation]
    public SwitchParameter Instrumental { get; set; }

    /// <summary>Lets the service write the lyrics from the prompt.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransformation]
    public SwitchParameter AutoLyrics { get; set; }

    /// <summary>The format of the audio file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ChoiceTransformation(typeof(AudioFormat))]
    public AudioFormat? Format
    {
        get => (AudioFormat?)_format;
        set => _format = value;
    }

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

    /// <summary>Additional JSON fields of the request.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableTransformation]
    public Hashtable? AdditionalParameter { get; set; }

    /// <summary>Skips the check of the limits, which is then left to the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransformation]
    public SwitchParameter SkipValidation { get; set; }

    /// <summary>The requested length. The length of a song that exists is not a request.</summary>
    private protected virtual double? RequestedLength => DurationSec;

    private bool HasIds => !string.IsNullOrWhiteSpace(VoiceId) || !string.IsNullOrWhiteSpace(InstrumentalId);

    /// <summary>Creates the request for these lyrics.</summary>
    /// <exception cref="AimlMusicException">A recording cannot be read.</exception>
    private protected MusicRequest MakeRequest(string? lyrics, string? title)
    {
        var file = (_references ??= new ReferenceFiles(this)).Find(ReferenceAudio);
        var request = MakeRequest(lyrics, title, file);
        return request.WithAdditional(AdditionalParameter, PlainValue.Of) with
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
        DurationSec = RequestedLength,
        StartSec = StartSec,
        Steps = Steps,
        Seed = Seed,
        NegativePrompt = NegativePrompt,
        Instrumental = Instrumental ? true : null,
        AutoLyrics = AutoLyrics ? true : null,
        Format = Format,
        SampleRate = SampleRate,
        Bitrate = Bitrate,
        SkipValidation = SkipValidation,
    };
}
