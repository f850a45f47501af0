package datatest

import "example.org/parter/data"

// stages are the words of every stage, as a town begins with them.
func stages() []data.StageWords {
	return []data.StageWords{
		{Stage: data.StageReceived, Name: data.Text{BG: "Приета", EN: "Received"}, Says: data.Text{BG: "Преписката Ви е приета.", EN: "Your case has been received."}, Next: data.Text{BG: "Сега от Вас не се иска нищо. Пазете талона.", EN: "There is nothing for you to do now. Keep the slip."}},
		{Stage: data.StageAssigned, Name: data.Text{BG: "Насочена към звено", EN: "Passed to a department"}, Says: data.Text{BG: "Преписката Ви е насочена към звеното, което ще я изпълни.", EN: "Your case has been passed to the department that will handle it."}, Next: data.Text{BG: "Сега от Вас не се иска нищо. Пазете талона.", EN: "There is nothing for you to do now. Keep the slip."}},
		{Stage: data.StageInProgress, Name: data.Text{BG: "В работа", EN: "In progress"}, Says: data.Text{BG: "Преписката Ви се изпълнява.", EN: "Your case is in progress."}, Next: data.Text{BG: "Сега от Вас не се иска нищо. Пазете талона.", EN: "There is nothing for you to do now. Keep the slip."}},
		{Stage: data.StageDocuments, Name: data.Text{BG: "Чака допълнителни документи (срокът е спрян)", EN: "Waiting for more documents (the deadline is paused)"}, Says: data.Text{BG: "Преписката Ви чака допълнителни документи и дотогава срокът е спрян.", EN: "Your case is waiting for more documents and until then the deadline is paused."}, Next: data.Text{BG: "Обадете се, за да разберете какво липсва, и го донесете.", EN: "Call to learn what is missing, and bring it."}},
		{Stage: data.StageOpinion, Name: data.Text{BG: "Чака становище от друг орган", EN: "Waiting for another authority"}, Says: data.Text{BG: "Преписката Ви чака становище от друг орган.", EN: "Your case is waiting for the opinion of another authority."}, Next: data.Text{BG: "Сега от Вас не се иска нищо. Пазете талона.", EN: "There is nothing for you to do now. Keep the slip."}},
		{Stage: data.StageExtended, Name: data.Text{BG: "Удължен срок", EN: "Deadline extended"}, Says: data.Text{BG: "Срокът на преписката Ви е удължен.", EN: "The deadline of your case has been extended."}, Next: data.Text{BG: "Сега от Вас не се иска нищо. Ако имате въпрос, обадете се.", EN: "There is nothing for you to do now. If you have a question, call."}},
		{Stage: data.StageReady, Name: data.Text{BG: "Готова за получаване", EN: "Ready to collect"}, Says: data.Text{BG: "Преписката Ви е готова.", EN: "Your case is ready."}, Next: data.Text{BG: "Можете да я получите на гишето. Носете талона.", EN: "You can collect it at the desk. Bring the slip."}},
		{Stage: data.StageDelivered, Name: data.Text{BG: "Връчена или изпратена", EN: "Handed over or sent"}, Says: data.Text{BG: "Преписката Ви е приключена: документът е връчен или изпратен.", EN: "Your case is closed: the document was handed over or sent."}},
		{Stage: data.StageRefused, Name: data.Text{BG: "Отказ (с акт)", EN: "Refused (by an act)"}, Says: data.Text{BG: "По преписката Ви има отказ с акт.", EN: "Your case was refused by an act."}, Next: data.Text{BG: "Обадете се, за да разберете повече.", EN: "Call to learn more."}},
		{Stage: data.StageEnded, Name: data.Text{BG: "Прекратена", EN: "Ended"}, Says: data.Text{BG: "Преписката Ви е прекратена.", EN: "Your case was ended."}, Next: data.Text{BG: "Обадете се, за да разберете защо.", EN: "Call to learn why."}},
		{Stage: data.StageForwarded, Name: data.Text{BG: "Препратена по компетентност", EN: "Forwarded to the competent authority"}, Says: data.Text{BG: "Преписката Ви е препратена на компетентния орган.", EN: "Your case was forwarded to the competent authority."}, Next: data.Text{BG: "Обадете се, за да разберете на кого.", EN: "Call to learn to which."}},
	}
}
