using System.Text.Json;
using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Requests;

/// <summary>Every parameter at every model: sent in the model's own field and taken by the service, or refused with the models that take it.</summary>
public sealed class MatrixTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static MatrixTheoryData<string, MusicParameter> Matrix => new([.. MusicCatalog.Models.Select(model => model.Id)], Enum.GetValues<MusicParameter>());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Parameter_is_sent_in_the_field_of_the_model_or_refused(string model, MusicParameter parameter)
    {
        if (MusicCatalog.Find(model).RuleFor(parameter) is not { } rule)
        {
            AssertRefused(Of(model).With(parameter, Sample(parameter)), model, parameter);
            return;
        }

        if (rule.IsUploaded)
        {
            await AssertUploadedAsync(Of(model));
            return;
        }

        await using var sandbox = await SandboxFixture.StartAsync(new() { Balance = 1000, GenerationTime = TimeSpan.Zero });
        var request = await KnownAsync(Of(model).With(parameter, Sample(parameter)), sandbox);
        await sandbox.Submitter.SubmitAsync(request, cancellationToken: Stop);
        var sent = JsonNode.Parse(Assert.Single(await sandbox.RequestsAsync("submit")).Body!.Value.GetRawText())!;
        Assert.Equal(JsonSerializer.Serialize(Expected(request, parameter, rule)), Field(sent, rule.Field)?.ToJsonString());
        Assert.Single((await sandbox.AccountAsync()).Charges);
    }

    /// <summary>The two names of one thing, as the vendor's document has them.</summary>
    [Theory]
    [InlineData("minimax/music-1.5", "audio_sample_rate", "sample_rate")]
    [InlineData("minimax/music-2.0", "audio_sample_rate", "sample_rate")]
    [InlineData("minimax/music-2.6", "audio_sample_rate", "sample_rate")]
    [InlineData("minimax/music-cover", "sample_rate")]
    [InlineData("music-01", "sample_rate")]
    public void Sample_rate_has_the_field_names_of_the_model(string model, params string[] fields)
    {
        var settings = RequestBody.Create(Of(model) with { Format = AudioFormat.Mp3, SampleRate = 24000 })["audio_setting"]!.AsObject();
        Assert.Equal(fields.Prepend("format"), settings.Select(setting => setting.Key));
    }

    [Fact]
    public void Reference_file_is_accepted_only_by_the_models_that_declare_it()
    {
        var file = Recorded();
        foreach (var model in MusicCatalog.Models)
        {
            var problems = RequestValidator.FindProblems(Of(model.Id) with { ReferenceAudio = null, ReferenceFile = file, VoiceId = null });
            Assert.Equal(model.RuleFor(MusicParameter.ReferenceAudio)?.File is null ? 1 : 0, problems.Count);
        }
    }

    /// <summary>With no more than it needs.</summary>
    private static MusicRequest Of(string model) => model == SampleRequests.Direct.Model ? SampleRequests.Direct : SampleRequests.Plain[model];

    /// <summary>The request with ids that the sandbox knows, where the model takes ids.</summary>
    private async Task<MusicRequest> KnownAsync(MusicRequest request, SandboxFixture sandbox)
    {
        if (request.CoverFeatureId is not null)
        {
            var features = await sandbox.Client.PreprocessCoverAsync(null, request.ReferenceAudio, Stop);
            return request with { ReferenceAudio = null, CoverFeatureId = features.CoverFeatureId, Lyrics = features.Lyrics };
        }

        if (request.Model != SampleRequests.Direct.Model)
        {
            return request;
        }

        var reference = await sandbox.Client.UploadReferenceAsync(Recorded(), ReferencePurpose.Song, cancellationToken: Stop);
        return request with { VoiceId = reference.VoiceId, InstrumentalId = request.InstrumentalId is null ? null : reference.InstrumentalId };
    }

    private async Task AssertUploadedAsync(MusicRequest request)
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { Balance = 1000, GenerationTime = TimeSpan.Zero });
        Assert.Contains("only as a file", Assert.Single(RequestValidator.FindProblems(request with { VoiceId = null, ReferenceAudio = SampleRequests.Recording, SkipValidation = true })), StringComparison.Ordinal);
        Assert.Contains("neither of them can be specified", Assert.Single(RequestValidator.FindProblems(request with { ReferenceFile = Recorded() })), StringComparison.Ordinal);

        await sandbox.Submitter.SubmitAsync(request with { VoiceId = null, ReferenceFile = Recorded() }, cancellationToken: Stop);

        Assert.Single(await sandbox.RequestsAsync("upload"));
        var sent = Assert.Single(await sandbox.RequestsAsync("submit")).Body!.Value;
        Assert.Equal(["model", "lyrics", "refer_voice", "refer_instrumental", "audio_setting"], sent.EnumerateObject().Select(field => field.Name));
        Assert.Single((await sandbox.AccountAsync()).Charges);
    }

    private ReferenceFile Recorded() => ReferenceFile.Open(Recording.Write(_folder, 30));

    private static void AssertRefused(MusicRequest request, string model, MusicParameter parameter)
    {
        var problem = Assert.Single(RequestValidator.FindProblems(request));
        Assert.StartsWith($"{model} does not accept {parameter}. Models that accept it: ", problem, StringComparison.Ordinal);
        Assert.All(MusicCatalog.Models, other => Assert.Equal(other.RuleFor(parameter) is not null, Names(problem).Contains(other.Id)));
    }

    private static string[] Names(string problem) => problem[problem.IndexOf(": ", StringComparison.Ordinal)..].Trim(':', '.', ' ').Split(", ");

    private static object Sample(MusicParameter parameter) => parameter switch
    {
        MusicParameter.Prompt => SampleRequests.Style,
        MusicParameter.Lyrics => SampleRequests.Words,
        MusicParameter.ReferenceAudio => SampleRequests.Recording,
        MusicParameter.DurationSec => 20.0,
        MusicParameter.StartSec => 2.0,
        MusicParameter.Steps => 50,
        MusicParameter.Seed => 7L,
        MusicParameter.NegativePrompt => "drums",
        MusicParameter.Instrumental or MusicParameter.AutoLyrics => true,
        MusicParameter.Format => AudioFormat.Wav,
        MusicParameter.SampleRate => 24000,
        MusicParameter.Bitrate => 64000,
        MusicParameter.VoiceId => "voice-1",
        MusicParameter.InstrumentalId => "instrumental-1",
        MusicParameter.CoverFeatureId => "cover-1",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
    };

    // In the service's own terms.
    private static object Expected(MusicRequest request, MusicParameter parameter, ParameterRule rule) => Sample(parameter) switch
    {
        double seconds => (long)(seconds * rule.Scale),
        AudioFormat => "wav",
        string when parameter == MusicParameter.Lyrics && request.Model is "minimax-music" or "music-01" => "##[Verse]\n\nStreetlights flicker, the night breeze sighs##",
        string when parameter == MusicParameter.VoiceId => request.VoiceId!,
        string when parameter == MusicParameter.InstrumentalId => request.InstrumentalId!,
        string when parameter == MusicParameter.CoverFeatureId => request.CoverFeatureId!,
        var sample => sample,
    };

    private static JsonNode? Field(JsonNode body, string path) => path.Split('.').Aggregate((JsonNode?)body, (node, name) => node?[name]);
}
