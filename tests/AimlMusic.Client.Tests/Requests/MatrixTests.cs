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
    public async Task A_parameter_goes_where_the_model_wants_it_or_is_refused(string model, MusicParameter parameter)
    {
        var request = Wish.Plain[model].With(parameter, Sample(parameter));
        if (MusicCatalog.Find(model).RuleFor(parameter) is not { } rule)
        {
            AssertRefused(request, model, parameter);
            return;
        }

        await using var stage = await Stage.StartAsync(new() { Balance = 1000 });
        await stage.Submitter.SubmitAsync(request, Stop);
        var sent = JsonNode.Parse(Assert.Single(await stage.RequestsAsync("submit")).Body!.Value.GetRawText())!;
        Assert.Equal(JsonSerializer.Serialize(Expected(parameter, rule, model)), Field(sent, rule.Field)?.ToJsonString());
        Assert.Single((await stage.AccountAsync()).Charges);
    }

    /// <summary>The two names of one thing, as the vendor's document has them.</summary>
    [Theory]
    [InlineData("minimax/music-1.5", "audio_sample_rate")]
    [InlineData("minimax/music-2.0", "audio_sample_rate")]
    [InlineData("minimax/music-2.6", "audio_sample_rate")]
    [InlineData("minimax/music-cover", "sample_rate")]
    public void The_sample_rate_goes_by_the_models_own_name(string model, string field)
    {
        var settings = RequestBody.Create(Wish.Plain[model] with { SampleRate = 24000 })["audio_setting"]!.AsObject();
        Assert.Equal([field], settings.Select(setting => setting.Key));
    }

    [Fact]
    public void A_file_in_place_of_a_URL_is_taken_by_the_models_that_say_so_alone()
    {
        var file = ReferenceFile.Open(Recording.Write(_folder, 30));
        foreach (var model in MusicCatalog.Models)
        {
            var problems = RequestValidator.FindProblems(Wish.Plain[model.Id] with { ReferenceAudio = null, ReferenceFile = file });
            Assert.Equal(model.RuleFor(MusicParameter.ReferenceAudio)?.File is null ? 1 : 0, problems.Count);
        }
    }

    private static void AssertRefused(MusicRequest request, string model, MusicParameter parameter)
    {
        var problem = Assert.Single(RequestValidator.FindProblems(request));
        Assert.StartsWith($"{model} does not take {parameter}; models that do: ", problem, StringComparison.Ordinal);
        Assert.All(MusicCatalog.Models, other => Assert.Equal(other.RuleFor(parameter) is not null, Names(problem).Contains(other.Id)));
    }

    private static string[] Names(string problem) => problem[problem.IndexOf(": ", StringComparison.Ordinal)..].Trim(':', '.', ' ').Split(", ");

    private static object Sample(MusicParameter parameter) => parameter switch
    {
        MusicParameter.Prompt => Wish.Style,
        MusicParameter.Lyrics => Wish.Words,
        MusicParameter.ReferenceAudio => Wish.Recording,
        MusicParameter.DurationSec => 20.0,
        MusicParameter.StartSec => 2.0,
        MusicParameter.Steps => 50,
        MusicParameter.Seed => 7L,
        MusicParameter.NegativePrompt => "drums",
        MusicParameter.Instrumental or MusicParameter.AutoLyrics => true,
        MusicParameter.Format => AudioFormat.Wav,
        MusicParameter.SampleRate => 24000,
        MusicParameter.Bitrate => 64000,
        _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
    };

    // In the service's own terms.
    private static object Expected(MusicParameter parameter, ParameterRule rule, string model) => Sample(parameter) switch
    {
        double seconds => (long)(seconds * rule.Scale),
        AudioFormat => "wav",
        string when parameter == MusicParameter.Lyrics && model == "minimax-music" => "##[Verse]\n\nStreetlights flicker, the night breeze sighs##",
        var sample => sample,
    };

    private static JsonNode? Field(JsonNode body, string path) => path.Split('.').Aggregate((JsonNode?)body, (node, name) => node?[name]);
}
