using System.Text.Json.Nodes;

namespace AimlMusic.Tests.Catalog;

public sealed class CatalogTests
{
    [Fact]
    public void Catalog_has_the_eight_polled_models_and_the_direct_one() =>
        Assert.Equal(SampleRequests.Plain.Keys.Append("music-01").Order(StringComparer.Ordinal), MusicCatalog.Models.Select(model => model.Id).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("MiniMax/Music-2.6", "minimax/music-2.6", true)]
    [InlineData("suno/v9", "suno/v9", false)]
    public void Model_is_found_regardless_of_case_and_an_unknown_one_keeps_its_name(string asked, string found, bool isKnown)
    {
        var model = MusicCatalog.Find(asked);

        Assert.Equal((found, isKnown), (model.Id, model.IsKnown));
    }

    [Theory]
    [InlineData(null, "minimax/music-2.6")]
    [InlineData(" ", "minimax/music-2.6")]
    [InlineData(SampleRequests.Recording, "minimax-music")]
    public void Default_model_accepts_the_provided_reference(string? reference, string model) =>
        Assert.Equal(model, MusicCatalog.DefaultFor(reference));

    [Fact]
    public void Unknown_model_has_every_field_and_no_limit()
    {
        MusicRequest request = new()
        {
            Model = "suno/v9",
            Prompt = "x",
            Lyrics = "y",
            ReferenceAudio = "UklGRg==",
            DurationSec = 12.5,
            StartSec = 0,
            Steps = 0,
            Seed = -1,
            NegativePrompt = "z",
            Instrumental = true,
            AutoLyrics = true,
            Format = AudioFormat.Wav,
            SampleRate = 48000,
            Bitrate = 1,
            VoiceId = "v",
            InstrumentalId = "i",
        };

        Assert.Empty(RequestValidator.FindProblems(request));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"model":"suno/v9","prompt":"x","lyrics":"y","reference_audio_url":"UklGRg==","seconds_total":12.5,"seconds_start":0,"steps":0,"seed":-1,
                 "negative_prompt":"z","is_instrumental":true,"lyrics_optimizer":true,"audio_setting":{"format":"wav","audio_sample_rate":48000,"sample_rate":48000,"bitrate":1},"refer_voice":"v","refer_instrumental":"i"}
                """),
            RequestBody.Create(request)));
    }
}
