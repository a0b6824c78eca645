using AimlMusic.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.PowerShell.Tests;

/// <summary>What becomes of a file that does not end.</summary>
public sealed class PesterProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aimlmusic-hanging-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Test_file_that_hangs_fails_by_its_name_and_leaves_no_process()
    {
        Assert.SkipWhen(PowerShellHost.Find() is null, PowerShellHost.NotFound);
        var file = Path.Combine(_folder, "Hanging.ps1");
        var begun = Path.Combine(_folder, "begun");
        var module = Path.Combine(BuildData.Of("RepositoryRoot"), "tests", "AimlMusic.PowerShell.Tests", "TestServer.psm1");
        await File.WriteAllTextAsync(file, $$"""
            Describe 'A file' {
                It 'begins' { 1 | Should -Be 1 }
                It 'hangs, with a server of its own' {
                    Import-Module '{{module}}'
                    Set-Content -LiteralPath '{{begun}}.part' -Value (Start-TestServer).Uri -NoNewline
                    Move-Item -LiteralPath '{{begun}}.part' -Destination '{{begun}}'
                    while ($true) { Start-Sleep -Seconds 60 }
                }
            }
            """, TestContext.Current.CancellationToken);

        FakeTimeProvider clock = new();
        var run = new PesterProcess(PowerShellHost.Find()!) { Clock = clock }.RunAsync(file);
        await UntilAsync(() => Task.FromResult(File.Exists(begun) || run.IsCompleted));
        // A line on its way when the clock is moved puts the limit off once more.
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromHours(1));
            return Task.FromResult(run.IsCompleted);
        });

        var mistake = await Assert.ThrowsAsync<InvalidOperationException>(() => run);
        Assert.Contains("Hanging.ps1 hung: nothing came for 5 minutes", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("[+] begins", mistake.Message, StringComparison.Ordinal);
        using HttpClient http = new();
        Uri server = new(await File.ReadAllTextAsync(begun, TestContext.Current.CancellationToken));
        await UntilAsync(async () => !await AnswersAsync(http, server));
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri server)
    {
        try
        {
            using var answer = await http.GetAsync(server);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), TestContext.Current.CancellationToken);
        }
    }
}
