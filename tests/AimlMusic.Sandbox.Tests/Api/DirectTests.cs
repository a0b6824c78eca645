using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

/// <summary>music-01: recordings go in, and the answer is the song.</summary>
public sealed class DirectTests
{
    private const string UploadPath = "/v2/generate/audio/minimax/upload";
    private const string GeneratePath = "/v2/generate/audio/minimax/generate";

    [Theory]
    [InlineData("song", true, true)]
    [InlineData("voice", true, false)]
    [InlineData("instrumental", false, true)]
    public async Task Upload_returns_the_ids_of_its_purpose_and_costs_nothing(string purpose, bool hasVoice, bool hasInstrumental)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await UploadAsync(sandbox, Wav(11), purpose);
        Assert.Equal((200, 0, hasVoice, hasInstrumental), (reply.Status, Code(reply), reply.Json["voice_id"] is not null, reply.Json["instrumental_id"] is not null));
        Assert.Equal(0, (await sandbox.GetAsync("/sandbox/account")).Json["charged"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData(10.0, 2013)]
    [InlineData(10.5, 0)]
    [InlineData(600.0, 0)]
    [InlineData(600.5, 2013)]
    public async Task Upload_has_a_minimum_and_a_maximum_duration(double seconds, int code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(code, Code(await UploadAsync(sandbox, Wav(seconds), "song")));
    }

    [Fact]
    public async Task Upload_accepts_an_mp3_and_refuses_other_content()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        byte[] mp3 = [0xff, 0xfb, 0x90, 0x64, .. new byte[16_000 * 11]];
        Assert.Equal(0, Code(await UploadAsync(sandbox, mp3, "voice")));
        Assert.Equal(2013, Code(await UploadAsync(sandbox, new byte[200_000], "voice")));
    }

    [Fact]
    public async Task Upload_form_requires_its_fields()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal((400, "purpose"), Mistakes(await UploadAsync(sandbox, Wav(11), null)));
        Assert.Equal((400, "purpose"), Mistakes(await UploadAsync(sandbox, Wav(11), "speech")));
        Assert.Equal((400, "file"), Mistakes(await UploadAsync(sandbox, null, "song")));
        Assert.Equal(400, (await sandbox.PostAsync(UploadPath, new JsonObject())).Status);
    }

    [Fact]
    public async Task Answer_is_the_song_and_arrives_when_it_is_made()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { GenerationTime = TimeSpan.FromSeconds(50) });
        var song = await SongAsync(sandbox);
        var begun = sandbox.Time.GetUtcNow();
        var reply = await sandbox.PassTimeUntilAsync(sandbox.PostAsync(GeneratePath, song));
        Assert.True(sandbox.Time.GetUtcNow() - begun >= TimeSpan.FromSeconds(50));

        var audio = Convert.FromHexString(reply.Json["data"]!["audio"]!.GetValue<string>());
        Assert.Equal((0, 2), (Code(reply), reply.Json["data"]!["status"]!.GetValue<int>()));
        Assert.Equal("RIFF"u8.ToArray(), audio[..4]);
        Assert.Equal(audio.Length, reply.Json["extra_info"]!["audio_size"]!.GetValue<int>());
        Assert.Equal(16000, reply.Json["extra_info"]!["audio_sample_rate"]!.GetValue<int>());
        Assert.Equal("0.035", reply.Header("x-aimlapi-usd-spent"));

        // There is no id to ask by, and the log has it.
        Assert.Equal(404, (await sandbox.PollAsync(reply.Header("x-inference-id")!)).Status);
        var row = Assert.Single((await sandbox.GetAsync("/v2/logs?period=92d")).Json["data"]!.AsArray())!;
        Assert.Equal(("music-01", "succeeded", reply.Header("x-inference-id")), (row["model"]!.GetValue<string>(), row["status"]!.GetValue<string>(), row["inference_id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Failed_song_is_reported_with_status_200_and_costs_nothing()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero });
        var song = await SongAsync(sandbox);
        await sandbox.AddFaultAsync(JsonNode.Parse("""{"route":"submit","fail":{"name":"No","message":"not this"}}""")!);
        var reply = await sandbox.PostAsync(GeneratePath, song);
        Assert.Equal((200, 1000, "No: not this"), (reply.Status, Code(reply), reply.Json["base_resp"]!["status_msg"]!.GetValue<string>()));
        Assert.Null(reply.Json["data"]);
        Assert.Equal(100m, (await sandbox.GetAsync("/v2/billing")).Json["current_balance"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Request_is_validated()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { GenerationTime = TimeSpan.Zero, Balance = 0.01m });
        var song = await SongAsync(sandbox);
        Assert.Equal((400, "lyrics"), Mistakes(await sandbox.PostAsync(GeneratePath, Copy(song).Without("lyrics"))));
        Assert.Equal((400, "lyrics"), Mistakes(await sandbox.PostAsync(GeneratePath, Copy(song).With("lyrics", new string('a', 601)))));
        Assert.Equal((400, "refer_voice"), Mistakes(await sandbox.PostAsync(GeneratePath, Copy(song).Without("refer_voice").Without("refer_instrumental"))));
        Assert.Equal((400, "audio_setting.format"), Mistakes(await sandbox.PostAsync(GeneratePath, Copy(song).With("audio_setting", new JsonObject { ["sample_rate"] = 16000 }))));
        Assert.Equal((400, "audio_setting.audio_sample_rate"), Mistakes(await sandbox.PostAsync(GeneratePath, Copy(song).With("audio_setting", new JsonObject { ["format"] = "mp3", ["audio_sample_rate"] = 16000 }))));
        Assert.Equal(2013, Code(await sandbox.PostAsync(GeneratePath, Copy(song).With("refer_voice", "vocal-nobody"))));
        Assert.Equal(403, (await sandbox.PostAsync(GeneratePath, song)).Status);
        // The other endpoint knows nothing of it.
        Assert.Equal(404, (await sandbox.SubmitAsync(Copy(song))).Status);
    }

    private static JsonObject Copy(JsonObject song) => song.DeepClone().AsObject();

    private static async Task<JsonObject> SongAsync(TestSandbox sandbox)
    {
        var reference = await UploadAsync(sandbox, Wav(11), "song");
        return new JsonObject
        {
            ["model"] = "music-01",
            ["lyrics"] = "##A line to sing##",
            ["refer_voice"] = reference.Text("voice_id"),
            ["refer_instrumental"] = reference.Text("instrumental_id"),
            ["audio_setting"] = new JsonObject { ["format"] = "wav", ["sample_rate"] = 16000 },
        };
    }

    private static async Task<Reply> UploadAsync(TestSandbox sandbox, byte[]? file, string? purpose)
    {
        using MultipartFormDataContent form = new();
        using StringContent word = new(purpose ?? "");
        using ByteArrayContent bytes = new(file ?? []);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        if (purpose is not null)
        {
            form.Add(word, "purpose");
        }

        if (file is not null)
        {
            form.Add(bytes, "file", "song.wav");
        }

        return await sandbox.SendAsync(HttpMethod.Post, UploadPath, request => request.Content = form);
    }

    private static int Code(Reply reply) => reply.Json["base_resp"]!["status_code"]!.GetValue<int>();

    private static (int Status, string Path) Mistakes(Reply reply) => (reply.Status, Assert.Single(reply.MistakenPaths()));

    // One channel, eight bits, 8 kHz.
    private static byte[] Wav(double seconds)
    {
        var wav = new byte[44 + (int)(seconds * 8000)];
        "RIFF\0\0\0\0WAVEfmt "u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), 8000);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 8000);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), wav.Length - 44);
        return wav;
    }
}
