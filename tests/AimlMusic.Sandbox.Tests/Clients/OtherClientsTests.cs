using System.Diagnostics;
using System.Text.Json.Nodes;
using AimlMusic.Sandbox.Server;

namespace AimlMusic.Sandbox.Tests;

/// <summary>Programs in other languages, written as the vendor's examples are, get their songs from the server with its address alone.</summary>
public sealed class OtherClientsTests
{
    private static readonly string[] Models = ["minimax-music", "minimax/music-1.5", "minimax/music-2.0", "minimax/music-2.6", "minimax/music-cover", "stable-audio", "elevenlabs/eleven_music", "google/lyria2"];

    [Theory]
    [InlineData("python3", "songs.py")]
    [InlineData("node", "songs.mjs")]
    public async Task Model_returns_the_requested_file_to_clients_in_other_languages(string program, string script)
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not installed.");
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { GenerationTime = TimeSpan.FromSeconds(0.1) }, ct: TestContext.Current.CancellationToken);
        JsonArray requests = [.. Models.Select(model => (JsonNode)Songs.For(model)), Songs.For("minimax/music-2.6").With("audio_setting", new JsonObject { ["format"] = "wav" })];

        var lines = await RunAsync(program, Path.Combine(AppContext.BaseDirectory, "Clients", script), server.BaseUri.GetLeftPart(UriPartial.Authority), requests.ToJsonString());

        Assert.Equal([.. Models.Select(model => $"{model}|completed|{(model is "stable-audio" or "google/lyria2" ? "RIFF" : "ID3\u0004")}"), "minimax/music-2.6|completed|RIFF"], lines);
    }

    private static async Task<string[]> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        return output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
