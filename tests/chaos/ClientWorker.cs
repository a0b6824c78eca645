using System.Globalization;
using System.Threading.Channels;

namespace AimlMusic.Chaos;

/// <summary>The steps of worker.ps1 with the client library, for machines without PowerShell.</summary>
internal sealed class ClientWorker : IDisposable
{
    private readonly Dictionary<string, string> _arguments;
    private readonly SongLedger _ledger = new();
    private readonly AimlMusicConnection _connection;
    private readonly SongSubmitter _submitter;
    private readonly GenerationWatcher _watcher;
    private readonly SongSaver _saver;
    private readonly SemaphoreSlim _underway;

    private ClientWorker(string[] args)
    {
        _arguments = args.Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1]);
        _connection = new(new()
        {
            ApiKey = Environment.GetEnvironmentVariable("AIML_API_KEY"),
            BaseUri = new Uri(Environment.GetEnvironmentVariable("AIML_API_BASE_URL")!),
            Timeout = Seconds("ExchangeSec"),
            MaximumRetryCount = 3,
        });
        AimlMusicClient client = new(_connection);
        _submitter = new(client, _ledger);
        _watcher = new(client, PollSchedule.Every(TimeSpan.FromSeconds(0.2)), _ledger);
        _saver = new(client, _ledger);
        _underway = new(int.Parse(_arguments["ThrottleLimit"], CultureInfo.InvariantCulture));
    }

    public static async Task<int> RunAsync(string[] args)
    {
        using ClientWorker worker = new(args);
        Console.WriteLine("ready");
        await (Enum.Parse<WorkStep>(worker._arguments["Step"]) switch
        {
            WorkStep.New => worker.AllAsync((await File.ReadAllLinesAsync(worker._arguments["Songs"])).Skip(1), worker.MakeAsync),
            WorkStep.Resume => worker.AllAsync(worker._ledger.Read(entry => entry.IsUnsaved), worker.ResumeAsync),
            _ => worker.ListAsync(),
        });
        return 0;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _underway.Dispose();
    }

    private Task ListAsync()
    {
        _ledger.Read(entry => entry.Status == nameof(LedgerState.Unknown)).ToList().ForEach(entry => Console.WriteLine($"doubtful {entry.ClientRequestId}"));
        return Task.CompletedTask;
    }

    private async Task AllAsync<T>(IEnumerable<T> all, Func<T, Task<MusicGeneration?>> begin)
    {
        var errors = Channel.CreateUnbounded<string>();
        await Task.WhenAll(all.Select(one => Task.Run(() => OneAsync(() => begin(one), errors.Writer))));
        errors.Writer.Complete();
        await foreach (var kind in errors.Reader.ReadAllAsync())
        {
            Console.WriteLine($"error 1 {kind}");
        }
    }

    private async Task OneAsync(Func<Task<MusicGeneration?>> begin, ChannelWriter<string> errors)
    {
        await _underway.WaitAsync();
        try
        {
            if (await begin() is { } song)
            {
                song = await _watcher.WaitAsync(song, Seconds("WaitSec"));
                var saved = await _saver.SaveAsync(song, new SaveTarget { Folder = _arguments["Target"] });
                Console.WriteLine($"saved {Path.GetFileName(saved.Path)}");
            }
        }
        catch (AimlMusicException e)
        {
            await errors.WriteAsync(e.Kind.ToString());
        }
        finally
        {
            _underway.Release();
        }
    }

    private async Task<MusicGeneration?> MakeAsync(string row)
    {
        var cells = row.Split(',');
        MusicRequest request = new() { Title = cells[0], Prompt = cells[1], Model = cells[2], DurationSec = double.Parse(cells[3], CultureInfo.InvariantCulture) };
        return await _submitter.SubmitAsync(request, new SubmitOptions { Once = true, SearchTimeout = Seconds("WaitSec") });
    }

    private Task<MusicGeneration?> ResumeAsync(LedgerEntry entry) => _submitter.ResumeAsync(entry, new SubmitOptions { SearchTimeout = Seconds("WaitSec"), DoubtTimeout = Seconds("DoubtSec") });

    private TimeSpan Seconds(string name) => TimeSpan.FromSeconds(int.Parse(_arguments[name], CultureInfo.InvariantCulture));
}
