namespace AimlMusic.Tests.Requests;

public sealed class RequestBodyTests
{
    public static TheoryData<object, string> Bodies => new()
    {
        { new MusicRequest { Model = "minimax-music", Lyrics = "One\nTwo", ReferenceAudio = SampleRequests.Recording }, """{"model":"minimax-music","prompt":"##One\n\nTwo##","reference_audio_url":"https://example.com/reference.mp3"}""" },
        { new MusicRequest { Model = "minimax/music-1.5", Prompt = "p", Lyrics = "l", SampleRate = 16000 }, """{"model":"minimax/music-1.5","prompt":"p","lyrics":"l","audio_setting":{"audio_sample_rate":16000,"sample_rate":16000}}""" },
        { new MusicRequest { Model = "minimax/music-2.0", Prompt = "p", Lyrics = "l", SampleRate = 16000 }, """{"model":"minimax/music-2.0","prompt":"p","lyrics":"l","audio_setting":{"audio_sample_rate":16000,"sample_rate":16000}}""" },
        { new MusicRequest { Model = "minimax/music-2.6", Lyrics = "l", Format = AudioFormat.Pcm, SampleRate = 24000, Bitrate = 32000 }, """{"model":"minimax/music-2.6","lyrics":"l","audio_setting":{"format":"pcm","audio_sample_rate":24000,"sample_rate":24000,"bitrate":32000}}""" },
        { new MusicRequest { Model = "MINIMAX/music-2.6", Prompt = "p", AutoLyrics = true, Instrumental = false }, """{"model":"minimax/music-2.6","prompt":"p","lyrics_optimizer":true}""" },
        { new MusicRequest { Model = "minimax/music-2.6", Prompt = " ", Lyrics = "l", Title = "T" }, """{"model":"minimax/music-2.6","lyrics":"l"}""" },
        { new MusicRequest { Model = "minimax/music-cover", Prompt = "p", ReferenceAudio = SampleRequests.Recording, SampleRate = 16000 }, """{"model":"minimax/music-cover","prompt":"p","reference_audio_url":"https://example.com/reference.mp3","audio_setting":{"sample_rate":16000}}""" },
        { new MusicRequest { Model = "elevenlabs/eleven_music", Prompt = "p", DurationSec = 10.001 }, """{"model":"elevenlabs/eleven_music","prompt":"p","music_length_ms":10001}""" },
        { new MusicRequest { Model = "elevenlabs/eleven_music", Prompt = "p", DurationSec = 299.999 }, """{"model":"elevenlabs/eleven_music","prompt":"p","music_length_ms":299999}""" },
        { new MusicRequest { Model = "stable-audio", Prompt = "p", DurationSec = 30.0, StartSec = 1.0, Steps = 100 }, """{"model":"stable-audio","prompt":"p","seconds_total":30,"seconds_start":1,"steps":100}""" },
        { new MusicRequest { Model = "google/lyria2", Prompt = "p", NegativePrompt = "n", Seed = long.MaxValue }, """{"model":"google/lyria2","prompt":"p","negative_prompt":"n","seed":9223372036854775807}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Request_body_has_each_parameter_in_the_field_of_the_model(object request, string json) =>
        Assert.Equal(json, RequestBody.Create((MusicRequest)request).ToJsonString());

    [Fact]
    public async Task Lyrics_in_any_script_are_sent_unchanged()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var lyrics = "[Verse]\nЁлка 月亮 \"קול\" 🎵\t<&>";

        await sandbox.Submitter.SubmitAsync(new() { Lyrics = lyrics }, Stop);

        Assert.Equal(lyrics, Assert.Single(await sandbox.RequestsAsync("submit")).Body!.Value.GetProperty("lyrics").GetString());
    }
}
