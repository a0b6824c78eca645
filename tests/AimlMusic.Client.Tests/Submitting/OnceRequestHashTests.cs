using System.Text.Json.Nodes;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>What makes two requests the same, and what does not.</summary>
public sealed class OnceRequestHashTests
{
    private static readonly Uri Here = new("https://api.aimlapi.com/");

    [Theory]
    [InlineData("""{"a":1,"b":{"c":[1,{"d":2,"e":null}],"f":"x"}}""", """{"b":{"f":"x","c":[1,{"e":null,"d":2}]},"a":1}""", true)]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", false)]
    [InlineData("""{"a":1}""", """{"a":"1"}""", false)]
    [InlineData("""{"a":null}""", """{}""", false)]
    [InlineData("""{"a":"x"}""", """{"a":"X"}""", false)]
    public void Field_order_does_not_affect_the_hash_and_all_else_does(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Hash(one, Here, false) == Hash(other, Here, false));

    [Fact]
    public void Title_does_not_affect_the_hash() =>
        Assert.Equal(Hash(SampleRequests.Song), Hash(SampleRequests.Song with { Title = null }));

    [Fact]
    public void Payload_affects_the_hash() =>
        Assert.NotEqual(Hash(SampleRequests.Song), Hash(SampleRequests.Song with { Prompt = "A loud song" }));

    [Fact]
    public void Field_set_by_name_has_the_hash_of_its_parameter() =>
        Assert.Equal(
            Hash(SampleRequests.Song with { Format = AudioFormat.Mp3, Bitrate = 128000 }),
            Hash(SampleRequests.Song with { AdditionalParameters = new JsonObject { ["audio_setting"] = new JsonObject { ["bitrate"] = 128000, ["format"] = "mp3" } } }));

    // Ledgers have this hash from before the sample rate went under two names.
    [Fact]
    public void Field_with_two_names_counts_once_regardless_of_the_schema()
    {
        var request = SampleRequests.Song with { SampleRate = 44100 };
        var body = RequestBody.Create(request);
        Assert.Equal([44100, 44100], body["audio_setting"]!.AsObject().Select(field => field.Value!.GetValue<int>()));
        body["audio_setting"]!.AsObject().Remove("sample_rate");
        var model = MusicCatalog.Find(request.Model);
        var settled = new MusicModel(model) { Parameters = [.. model.Parameters.Select(rule => rule.AlternateField is { } other ? new ParameterRule(rule) { Field = other, AlternateField = null } : rule)] };

        Assert.Equal(Hash(body.ToJsonString(), Here, false), Hash(request));
        Assert.Equal("""{"sample_rate":44100}""", RequestBody.Create(request with { Schema = settled })["audio_setting"]!.ToJsonString());
        Assert.Equal(Hash(request), Hash(request with { Schema = settled }));
    }

    [Fact]
    public void Address_affects_the_hash() =>
        Assert.NotEqual(Hash("{}", Here, false), Hash("{}", new Uri("https://elsewhere.example/"), false));

    [Fact]
    public void Sandbox_affects_the_hash() =>
        Assert.NotEqual(Hash("{}", Here, false), Hash("{}", Here, true));

    private static string Hash(string body, Uri address, bool isSandbox) =>
        RequestHash.Of(JsonNode.Parse(body)!.AsObject(), address, isSandbox);

    private static string Hash(MusicRequest request) => SubmitRecord.HashOf(request, Here, false);
}
